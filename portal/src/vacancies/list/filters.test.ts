import { describe, expect, test } from "vitest";

import { addressOf, filtersOf, sameFilters, type Address } from "./filters";

const nothing: Address = { q: "", show: "", unit: "", post: "", motive: "", from: "", until: "" };

describe("the filters of the list", () => {
  test("show what is current when nothing is said, and leave out what means nothing", () => {
    expect(filtersOf(nothing)).toEqual({ active: true });
    expect(filtersOf({ ...nothing, q: " o ", motive: "whim", from: "tomorrow", show: "nonsense" })).toEqual({});
  });

  test("say each in the words of the service", () => {
    expect(filtersOf({ q: " order ", show: "open", unit: "u1", post: "PICK", motive: "inflow", from: "2026-12-01", until: "2026-12-31" })).toEqual({
      q: "order", status: "open", unit_id: "u1", work_post_code: "PICK", motive: "inflow", period_from: "2026-12-01", period_until: "2026-12-31",
    });
    expect(filtersOf({ ...nothing, show: "over" })).toEqual({ active: false });
    expect(filtersOf({ ...nothing, show: "all" })).toEqual({});
  });

  test("come back from a saved view as they were", () => {
    for (const show of ["", "over", "all", "draft"]) {
      const address = { ...nothing, show, q: "kade", until: "2027-01-01" };
      expect(addressOf(filtersOf(address))).toEqual(address);
    }
  });

  test("are the same in whatever order they were kept", () => {
    expect(sameFilters({ q: "kade", active: true }, { active: true, q: "kade" })).toBe(true);
    expect(sameFilters({ active: true }, {})).toBe(false);
  });
});
