import { expect, test } from "vitest";

import { byModule, gathered, type Held } from "./inWords";

const PATHS: Record<string, string[]> = { company: ["company"], gent: ["company", "gent"], team: ["company", "gent", "team"], antwerp: ["company", "antwerp"] };
const pathOf = (id: string) => PATHS[id] ?? [id];
const held = (unit_id: string | null, permissions: string[], from: string | null = null, until: string | null = null): Held => ({ unit_id, permissions, from, until });
const TODAY = "2026-11-26";

test("permissions that count in the same places are said together", () => {
  const blocks = gathered([held("gent", ["shift:read", "shift:write"]), held("antwerp", ["shift:read", "shift:write", "vacancy:read"])], pathOf, TODAY);
  expect(blocks.map(({ places, permissions }) => [places.map(({ unit_id }) => unit_id), permissions])).toEqual([
    [["gent", "antwerp"], ["shift:read", "shift:write"]],
    [["antwerp"], ["vacancy:read"]],
  ]);
});

test("a right below a unit where it counts already is not said again, whichever comes first", () => {
  const both = [held("team", ["timesheet:approve"]), held("company", ["timesheet:approve"])];
  for (const grants of [both, [...both].reverse()]) {
    expect(gathered(grants, pathOf, TODAY).map(({ places }) => places.map(({ unit_id }) => unit_id))).toEqual([["company"]]);
  }
  expect(gathered([held("gent", ["unit:read"]), held(null, ["unit:read"])], pathOf, TODAY)[0]?.places).toEqual([{ unit_id: null, from: null, until: null }]);
});

test("a right for a while does not hide one for good, and what is over is not said", () => {
  const blocks = gathered([held("company", ["user:read"], null, "2026-12-31"), held("gent", ["user:read"]), held("team", ["role:read"], null, "2026-11-25")], pathOf, TODAY);
  expect(blocks).toEqual([{ permissions: ["user:read"], places: [{ unit_id: "company", from: null, until: "2026-12-31" }, { unit_id: "gent", from: null, until: null }] }]);
});

test("a first day counts only while it is still to come", () => {
  expect(gathered([held("gent", ["user:read"], "2026-01-01")], pathOf, TODAY)[0]?.places[0]?.from).toBeNull();
  expect(gathered([held("gent", ["user:read"], "2026-12-01")], pathOf, TODAY)[0]?.places[0]?.from).toBe("2026-12-01");
});

test("modules come in the order of the menu, seeing before doing, and nothing gets lost", () => {
  expect(byModule(["timesheet:approve", "candidate:read", "vacancy:write", "vacancy:read", "strange:thing", "timesheet:read"])).toEqual([
    { title: "vacancies.title", permissions: ["vacancy:read", "vacancy:write", "candidate:read"] },
    { title: "timesheets.title", permissions: ["timesheet:read", "timesheet:approve"] },
    { title: "access.otherModule", permissions: ["strange:thing"] },
  ]);
});
