import { describe, expect, test } from "vitest";

import { daysBetween, lastOf, sharesOf, warningsOf, type Asked, type MotiveMeter, type MotiveRule } from "./meter";

const unused = {
  motive: "temporary_increase", attempts: null, months_used: 0, months_most: 18, months_left: 18, days_used: 0, days_left: 546, planned_days: 0,
  first_day: null, last_day: null, step: 0, steps: [], next: null, source: "Law",
} as MotiveMeter;
const used: MotiveMeter = { ...unused, first_day: "2025-09-22", days_used: 442, days_left: 104, months_used: 14.5, months_left: 3.4, last_day: "2027-03-21" };
const inflow: MotiveMeter = { ...unused, motive: "inflow", attempts: { used: 2, most: 3, left: 1 }, months_most: 9, days_used: 100, days_left: 174, last_day: "2027-05-29" };
const rule = { code: "inflow", attempts: 3, contract_days: 7, contract_months: 6 } as MotiveRule;
const asked: Asked = { motive: "temporary_increase", starts_on: "2026-12-07", ends_on: "2027-03-01", positions: 1, counted: false };

describe("the motive meter", () => {
  test("counts days with both ends, and months to the eve of the same day", () => {
    expect(daysBetween("2026-12-07", "2026-12-07")).toBe(1);
    expect(daysBetween("2026-03-01", "2026-03-31")).toBe(31);
    expect(lastOf("2026-12-07", 6)).toBe("2027-06-06");
    expect(lastOf("2026-08-31", 6)).toBe("2027-02-27");
  });

  test("divides the bar into used, planned and what this vacancy adds", () => {
    const half = { ...used, days_used: 50, days_left: 50, planned_days: 20, first_day: "2026-10-18" };
    expect(sharesOf(half)).toEqual({ used: 0.5, planned: 0.2, own: 0, beyond: false });
    // 18 October to 5 January is 80 days, of which 70 are used or planned.
    expect(sharesOf(half, { ...asked, ends_on: "2027-01-05" })).toEqual({ used: 0.5, planned: 0.2, own: 0.1, beyond: false });
    expect(sharesOf(half, { ...asked, ends_on: "2027-06-05" })).toMatchObject({ own: expect.closeTo(0.3) as number, beyond: true });
    expect(sharesOf(half, { ...asked, ends_on: "2027-06-05", counted: true })).toMatchObject({ own: 0, beyond: false });
    expect(sharesOf({ ...unused, days_left: null })).toBeUndefined();
  });

  test("warns of a period beyond the last day, of use that goes on and of use that begins", () => {
    expect(warningsOf(used, undefined, asked)).toEqual([]);
    expect(warningsOf(used, undefined, { ...asked, ends_on: "2027-03-22" })).toEqual([{ code: "period_too_long", params: { months: 18, last_day: "2027-03-21", motive: "temporary_increase" } }]);
    expect(warningsOf(unused, undefined, { ...asked, ends_on: "2028-06-06" })).toEqual([]);
    expect(warningsOf(unused, undefined, { ...asked, ends_on: "2028-06-07" })[0]?.params["last_day"]).toBe("2028-06-06");
  });

  test("begins anew for every person replaced", () => {
    const other: MotiveMeter = { ...used, motive: "replacement_notice", months_most: 12 };
    expect(warningsOf(other, undefined, { ...asked, motive: other.motive, ends_on: "2027-12-06" })).toEqual([]);
    expect(warningsOf(other, undefined, { ...asked, motive: other.motive, ends_on: "2027-12-07" })).toHaveLength(1);
  });

  test("says nothing while the period is not known, or of a motive without limit", () => {
    expect(warningsOf(used, undefined, { ...asked, ends_on: "" })).toEqual([]);
    expect(warningsOf({ ...unused, months_most: null }, undefined, { ...asked, ends_on: "2030-01-01" })).toEqual([]);
  });

  test("counts tries of inflow, and the shortest and longest contract", () => {
    const trial = { ...asked, motive: "inflow" };
    expect(warningsOf(inflow, rule, trial)).toEqual([]);
    expect(warningsOf({ ...inflow, attempts: { used: 3, most: 3, left: 0 } }, rule, trial)).toEqual([{ code: "attempts_used", params: { attempts: 3, motive: "inflow" } }]);
    expect(warningsOf(inflow, rule, { ...trial, positions: 4 })).toEqual([]);
    expect(warningsOf(inflow, rule, { ...trial, ends_on: "2026-12-10" })[0]).toMatchObject({ code: "period_too_short", params: { days: 7 } });
    expect(warningsOf(inflow, rule, { ...trial, ends_on: "2027-07-01" })[0]).toMatchObject({ code: "period_too_long", params: { months: 6, last_day: "2027-06-06" } });
  });
});
