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
export type Filters = components["schemas"]["Filters"];
export type Status = components["schemas"]["Status"];
export type Stage = components["schemas"]["Stage"];
export type StageCounts = components["schemas"]["StageCounts"];
export type Motive = components["schemas"]["Motive"];
export type Version = components["schemas"]["Versions"]["items"][number];
export type WorkPost = components["schemas"]["WorkPosts"]["items"][number];

export const STATUSES: readonly Status[] = ["draft", "awaiting_approval", "submitted", "open", "filled", "closed", "cancelled"];
export const MOTIVES: readonly Motive[] = ["replacement_suspended", "replacement_notice", "replacement_ended", "temporary_increase", "exceptional_work", "inflow", "artistic"];
export const STATUS_TONES: Record<Status, BadgeTone> = {
  draft: "quiet",
  awaiting_approval: "warn",
  submitted: "info",
  open: "brand",
  filled: "good",
  closed: "quiet",
  cancelled: "bad",
};
export const STAGE_TONES: Record<Stage, BadgeTone> = {
  proposed: "warn",
  shortlisted: "info",
  interview_planned: "mauve",
  accepted: "brand",
  placed: "good",
  rejected: "quiet",
  withdrawn: "quiet",
};

export const VACANCY_LIVE = { live: ["vacancy", "candidate"] };

/** Vacancies, newest first, a page at a time. */
export function useVacancies(filters: Filters) {
  return useInfiniteQuery({
    queryKey: ["vacancy", "list", filters],
    ...listed((cursor) => ask(vacancy.GET("/vacancies", { params: { query: { ...filters, ...cursor } } }))),
    // What was found stays until the next answer: the table does not jump while somebody types.
    placeholderData: (before) => before,
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

/** What client and agency exchanged about a vacancy. */
export function useVersions(id: string) {
  return useQuery({
    queryKey: ["vacancy", "versions", id],
    queryFn: () => ask(vacancy.GET("/vacancies/{vacancy_id}/versions", { params: { path: { vacancy_id: id } } })),
    meta: VACANCY_LIVE,
  });
}

/** The work posts that a unit can ask for; without a unit those of the whole client. */
export function useWorkPosts(unitId: string) {
  return useQuery({
    queryKey: ["vacancy", "work-posts", unitId],
    queryFn: () => ask(vacancy.GET("/work-posts", { params: { query: given({ unit_id: unitId }) } })),
    staleTime: 300_000,
  });
}

/** How this client wants its vacancies handled. */
export function useCompanySettings(enabled: boolean) {
  return useQuery({ queryKey: ["vacancy", "settings"], queryFn: () => ask(vacancy.GET("/settings")), enabled, meta: VACANCY_LIVE });
}

export type VacancyStep = { step: "submit" | "approve" } | { step: "return" | "close" | "cancel"; reason: string };

/** Whatever can be done with a vacancy; the answer is the vacancy afterwards. */
export function useVacancyStep(shown: Vacancy) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (what: VacancyStep) => take(shown, what),
    onSuccess: (after) => {
      queries.setQueryData(["vacancy", "one", after.id], after);
      return queries.invalidateQueries({ queryKey: ["vacancy", "list"] });
    },
    // Somebody else was first: show what they made of it.
    onError: () => queries.invalidateQueries({ queryKey: ["vacancy", "one", shown.id] }),
  });
}

function take(shown: Vacancy, what: VacancyStep): Promise<Vacancy> {
  const params = { path: { vacancy_id: shown.id }, header: ifMatch(shown) };
  switch (what.step) {
    case "submit":
      return ask(vacancy.POST("/vacancies/{vacancy_id}/submit", { params }));
    case "approve":
      return ask(vacancy.POST("/vacancies/{vacancy_id}/approve", { params }));
    case "return":
      return ask(vacancy.POST("/vacancies/{vacancy_id}/return", { params, body: { reason: what.reason } }));
    case "close":
      return ask(vacancy.POST("/vacancies/{vacancy_id}/close", { params, body: { reason: what.reason } }));
    case "cancel":
      return ask(vacancy.POST("/vacancies/{vacancy_id}/cancel", { params, body: { reason: what.reason } }));
  }
}

/** Make a draft from an existing vacancy; the answer is the draft. */
export function useCopy() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => ask(vacancy.POST("/vacancies/{vacancy_id}/copy", { params: { path: { vacancy_id: id }, header: { "Idempotency-Key": crypto.randomUUID() } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["vacancy", "list"] }),
  });
}
