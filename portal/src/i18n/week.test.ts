import { describe, expect, test } from "vitest";

import { daysOf, dayAt, instantAt, shiftWeek, timeAt, weekOf, weekStart } from "./week";

describe("ISO weeks", () => {
  test.each([
    ["2026-11-23", "2026-W48"],
    ["2026-11-29", "2026-W48"],
    ["2027-01-01", "2026-W53"],
    ["2027-01-04", "2027-W01"],
    ["2024-12-30", "2025-W01"],
    ["2021-01-03", "2020-W53"],
  ])("%s lies in %s", (day, week) => {
    expect(weekOf(day)).toBe(week);
    expect(daysOf(week)).toContain(day);
  });

  test("begin on Monday", () => {
    expect(weekStart("2026-W48")).toBe("2026-11-23");
    expect(weekStart("2026-W01")).toBe("2025-12-29");
    expect(daysOf("2026-W53")).toEqual(["2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02", "2027-01-03"]);
  });

  test("go on over the end of a year with 53 weeks", () => {
    expect(shiftWeek("2026-W53", 1)).toBe("2027-W01");
    expect(shiftWeek("2027-W01", -1)).toBe("2026-W53");
    expect(shiftWeek("2025-W01", -1)).toBe("2024-W52");
  });
});

describe("Belgian clock time", () => {
  test("is an hour before UTC in winter and two in summer", () => {
    expect(instantAt("2026-11-23", "22:00")).toBe("2026-11-23T21:00:00Z");
    expect(instantAt("2026-07-01", "06:00")).toBe("2026-07-01T04:00:00Z");
  });

  test("takes the first of the hour that comes twice", () => {
    expect(instantAt("2026-10-25", "02:30")).toBe("2026-10-25T00:30:00Z");
    expect(instantAt("2026-10-25", "03:00")).toBe("2026-10-25T02:00:00Z");
  });

  test("is read back from an instant, with its own day", () => {
    expect(timeAt("2026-11-23T23:30:00Z")).toBe("00:30");
    expect(dayAt("2026-11-23T23:30:00Z")).toBe("2026-11-24");
    expect(timeAt("2026-07-01T04:00:00Z")).toBe("06:00");
  });
});
