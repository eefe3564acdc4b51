import { expect, test } from "vitest";

import { change } from "./ClientReport";
import { addMonths, exportPath, periodOf } from "./queries";
import { niceTop } from "./scale";

test("months go on over the years", () => {
  expect(addMonths("2026-01", -1)).toBe("2025-12");
  expect(addMonths("2025-12", 1)).toBe("2026-01");
  expect(addMonths("2026-11", -11)).toBe("2025-12");
});

test("a period is the twelve months up to its end unless it says otherwise", () => {
  expect(periodOf("", "2026-11", "")).toEqual({ from: "2025-12", until: "2026-11", unitId: "" });
  expect(periodOf("nonsense", "2026-11", "u")).toEqual({ from: "2025-12", until: "2026-11", unitId: "u" });
  expect(periodOf("2026-03", "2026-04", "")).toEqual({ from: "2026-03", until: "2026-04", unitId: "" });
});

test("a report is fetched with what the screen shows", () => {
  const period = { from: "2026-01", until: "2026-11", unitId: "u1" };
  expect(exportPath("invoiced", "csv", period, "temp")).toBe("/api/reporting/v1/reports/invoiced/export?format=csv&from=2026-01&until=2026-11&unit_id=u1&by=temp");
});

test("the change against nothing is no number", () => {
  expect(change("150.00", "100.00")).toBeCloseTo(0.5);
  expect(change("150.00", "0.00")).toBeUndefined();
});

test("an axis ends at a round number that holds the highest bar", () => {
  expect([0, 0.4, 7, 23, 38, 157_000].map(niceTop)).toEqual([1, 0.4, 10, 25, 40, 200_000]);
});
