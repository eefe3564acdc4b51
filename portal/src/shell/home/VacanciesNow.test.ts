import { expect, test } from "vitest";

import type { CandidateSummary } from "@/vacancies/candidates/candidacies";

import { linesOf } from "./VacanciesNow";

const now = "2026-11-27T10:00:00Z";
const person = (id: string, more: Partial<CandidateSummary> = {}) => ({ id, status: "proposed", unread: 0, interview: null, ...more }) as CandidateSummary;
const meeting = (start: string, cancelled = false): Partial<CandidateSummary> => ({ status: "interview_planned", interview: { start, end: start.replace(":00:00Z", ":45:00Z"), place: null, cancelled } });

test("new comments come first, then interviews by their moment, then decisions", () => {
  const lines = linesOf([person("decide"), person("later", meeting("2026-12-02T09:00:00Z")), person("sooner", meeting("2026-12-01T09:00:00Z")), person("told", { unread: 2 })], now);
  expect(lines.map(({ kind, one }) => `${kind} ${one.id}`)).toEqual(["comments told", "interview sooner", "interview later", "decide decide", "decide told"]);
});

test("after an interview there is a decision to take", () => {
  expect(linesOf([person("past", meeting("2026-11-26T09:00:00Z")), person("off", { ...meeting("2026-12-01T09:00:00Z", true), status: "shortlisted" })], now).map(({ kind }) => kind)).toEqual(["decide", "decide"]);
});
