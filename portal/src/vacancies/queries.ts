import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { ask, ifMatch, vacancy } from "@/api/client";
import type { components } from "@/api/generated/vacancy";
import { listed } from "@/api/pages";
import type { BadgeTone } from "@/design/Badge";
import { given } from "@/shell/filters";

export type Vacancy = components["schemas"]["Vacancy"];
export type Summary = components["schemas"]["VacancySummary"];
export type NewVacancy = components["schemas"]["NewVacancy"];
export type VacancyChanges = components["schemas"]["VacancyChanges"];
export type Status = components["schemas"]["Status"];
export type Stage = components["schemas"]["Stage"];
export type Motive = components["schemas"]["Motive"];
export type MotiveRule = components["schemas"]["Motives"]["items"][number];

export const STATUSES: readonly Status[] = ["draft", "awaiting_approval", "submitted", "open", "filled", "closed", "cancelled"];
export const STATUS_TONES: Record<Status, BadgeTone> = {
  draft: "quiet",
  awaiting_approval: "warn",
  submitted: "info",
  open: "brand",
  filled: "good",
  closed: "quiet",
  cancelled: "bad",
};

export const VACANCY_LIVE = { live: ["vacancy", "candidate"] };

export interface Search {
  unitId: string;
  status: string;
  active: string;
  words: string;
}

/** Vacancies, newest first, a page at a time. */
export function useVacancies({ unitId, status, active, words }: Search) {
  const query = {
    ...given({ unit_id: unitId, status: status as Status, q: words.trim().length < 2 ? "" : words.trim() }),
    ...(active === "" ? {} : { active: active === "yes" }),
  };
  return useInfiniteQuery({
    queryKey: ["vacancy", "list", query],
    ...listed((cursor) => ask(vacancy.GET("/vacancies", { params: { query: { ...query, ...cursor } } }))),
    meta: VACANCY_LIVE,
  });
}

/** One vacancy. */
export function useVacancy(id: string | undefined) {
  return useQuery({
    queryKey: ["vacancy", "one", id],
    queryFn: () => ask(vacancy.GET("/vacancies/{vacancy_id}", { params: { path: { vacancy_id: id ?? "" } } })),
    enabled: id !== undefined,
    meta: VACANCY_LIVE,
  });
}

/** The work posts that a unit can ask for. */
export function useWorkPosts(unitId: string) {
  return useQuery({
    queryKey: ["vacancy", "work-posts", unitId],
    queryFn: () => ask(vacancy.GET("/work-posts", { params: { query: given({ unit_id: unitId }) } })),
    enabled: unitId !== "",
    staleTime: 300_000,
  });
}

/** The legal motives in force, with their limits. */
export function useMotives() {
  return useQuery({ queryKey: ["vacancy", "motives"], queryFn: () => ask(vacancy.GET("/motives")), staleTime: 3_600_000 });
}

export type VacancyStep = { step: "submit" | "approve" | "copy" } | { step: "return" | "close" | "cancel"; reason: string };

/** Whatever can be done with a vacancy; the answer is the vacancy afterwards, of a copy the new draft. */
export function useVacancyStep(shown: Vacancy) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (what: VacancyStep) => take(shown, what),
    onSuccess: (after) => {
      queries.setQueryData(["vacancy", "one", after.id], after);
      return queries.invalidateQueries({ queryKey: ["vacancy", "list"] });
    },
  });
}

function take(shown: Vacancy, what: VacancyStep): Promise<Vacancy> {
  const path = { vacancy_id: shown.id };
  const params = { path, header: ifMatch(shown) };
  switch (what.step) {
    case "submit":
      return ask(vacancy.POST("/vacancies/{vacancy_id}/submit", { params }));
    case "approve":
      return ask(vacancy.POST("/vacancies/{vacancy_id}/approve", { params }));
    case "copy":
      return ask(vacancy.POST("/vacancies/{vacancy_id}/copy", { params: { path, header: { "Idempotency-Key": crypto.randomUUID() } } }));
    case "return":
      return ask(vacancy.POST("/vacancies/{vacancy_id}/return", { params, body: { reason: what.reason } }));
    case "close":
      return ask(vacancy.POST("/vacancies/{vacancy_id}/close", { params, body: { reason: what.reason } }));
    case "cancel":
      return ask(vacancy.POST("/vacancies/{vacancy_id}/cancel", { params, body: { reason: what.reason } }));
  }
}
