import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

import { ask, ifMatch, vacancy as api } from "@/api/client";
import { known } from "@/api/known";
import { fieldRules, problemOf } from "@/api/problem";
import { sentenceOf } from "@/design/Answer";
import type { I18n } from "@/i18n/messages";

import { changesOf, vacancyOf, type Draft, type Field } from "./draft";
import type { Vacancy } from "../queries";

export interface Saved {
  vacancy: Vacancy;
  sent: boolean;
}

/** Save the form, and send it to the agency when asked; a draft that was made is not made twice when sending is refused. */
export function useSaving(shown: Vacancy | undefined) {
  const queries = useQueryClient();
  const key = useRef(crypto.randomUUID());
  const made = useRef<Vacancy>(undefined);
  return useMutation({
    mutationFn: async ({ draft, send }: { draft: Draft; send: boolean }): Promise<Saved> => {
      const before = made.current ?? shown;
      let after = before === undefined ? await create(draft, key.current) : await update(before, draft);
      made.current = after;
      if (send) after = await ask(api.POST("/vacancies/{vacancy_id}/submit", { params: { path: { vacancy_id: after.id }, header: ifMatch(after) } }));
      return { vacancy: after, sent: send };
    },
    onSuccess: ({ vacancy }) => queries.setQueryData(["vacancy", "one", vacancy.id], vacancy),
    onError: async (error) => {
      if (problemOf(error).status !== 412) return;
      // The form takes what the other person saved, under what is typed here.
      made.current = undefined;
      await queries.invalidateQueries({ queryKey: ["vacancy", "one", shown?.id] });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["vacancy", "list"] }),
  });
}

function create(draft: Draft, key: string): Promise<Vacancy> {
  return ask(api.POST("/vacancies", { params: { header: { "Idempotency-Key": key } }, body: vacancyOf(draft) }));
}

function update(before: Vacancy, draft: Draft): Promise<Vacancy> {
  const body = changesOf(before, draft);
  if (Object.keys(body).length === 0) return Promise.resolve(before);
  return ask(api.PATCH("/vacancies/{vacancy_id}", { params: { path: { vacancy_id: before.id }, header: ifMatch(before) }, body }));
}

/** The field that a refusal of the whole is about. */
const ABOUT: Record<string, Field> = {
  period_too_long: "ends_on",
  period_too_short: "ends_on",
  attempts_used: "positions",
  positions_taken: "positions",
  motive_unknown: "motive",
  unit_unknown: "unit_id",
};

/** What the service found wrong with a field, in words. */
export function refusedFields(error: unknown, i18n: Pick<I18n, "t" | "format">): Partial<Record<Field, string>> {
  if (!known(error)) return {};
  const { t } = i18n;
  const problem = problemOf(error);
  const wrong: Partial<Record<Field, string>> = {};
  for (const [field, rule] of fieldRules(problem)) wrong[field as Field] = t.maybe(`problems.rule.${rule}`) ?? t("problems.rule.invalid");
  const named = (name: string) => (Array.isArray(problem.params?.[name]) ? (problem.params[name] as Field[]) : []);
  for (const field of named("missing")) wrong[field] = t("problems.rule.neededToSend");
  for (const field of named("fields")) wrong[field] = sentenceOf(problem, i18n);
  const about = ABOUT[problem.code];
  if (about !== undefined) wrong[about] = sentenceOf(problem, i18n);
  return wrong;
}

/** The last day that the motive allows, when a refusal says so. */
export function lastDayOf(error: unknown): string | undefined {
  const day = known(error) ? problemOf(error).params?.["last_day"] : undefined;
  return typeof day === "string" ? day : undefined;
}
