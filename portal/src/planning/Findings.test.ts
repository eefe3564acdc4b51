import { expect, test } from "vitest";

import en from "@/i18n/en";
import { makeI18n } from "@/i18n/messages";

import { paramsOf } from "./Findings";
import type { Finding } from "./queries";

const i18n = makeI18n("en", en);
const finding = (changes: object): Finding =>
  ({ rule: "daily_rest", code: "rest_before", severity: "block", value: 540, limit: 660, unit: "minutes", source: "law", rule_version: "1", can_override: false, params: {}, ...changes }) as Finding;

test("minutes of a finding are shown as hours", () => {
  expect(i18n.t("planning.finding.rest_before", paramsOf(finding({}), i18n))).toBe("Only 9:00 of rest since the shift before; at least 11:00 is needed.");
});

test("days are counted, and instants and dates written out", () => {
  const params = paramsOf(finding({ unit: "days", value: 7, limit: 6, params: { previous_end: "2026-11-23T21:00:00Z", from: "2026-11-23", extra_minutes: 90 } }), i18n);
  expect(params).toMatchObject({ value: 7, limit: 6, extra_minutes: "1:30" });
  expect(params["previous_end"]).toContain("22:00");
  expect(params["from"]).toContain("23");
});
