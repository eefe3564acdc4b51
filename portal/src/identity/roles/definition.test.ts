import { expect, test } from "vitest";

import { codeFrom, difference, formOf, wrongIn } from "./definition";

test.each([
  ["Chef d’équipe", "chef_d_equipe"],
  ["2nd shift: Planner!", "nd_shift_planner"],
  ["Ploegbaas (nacht)", "ploegbaas_nacht"],
  ["É", ""],
  ["x".repeat(60), "x".repeat(40)],
])("the name %s makes the code %s", (name, code) => {
  expect(codeFrom(name)).toBe(code);
});

test("a role has a name in every language, a code and something that it permits", () => {
  expect([...wrongIn(formOf(undefined)).keys()]).toEqual(["nl", "fr", "en", "code", "permissions"]);
  expect([...wrongIn({ code: "team_lead", name: { nl: "Ploegbaas", fr: "Chef d’équipe", en: "Team lead" }, permissions: ["shift:read"], second_factor: false })]).toEqual([]);
});

test("a new definition says what it gives and what it takes away", () => {
  expect(difference(["a:read", "b:read"], ["b:read", "c:read"])).toEqual({ given: ["c:read"], taken: ["a:read"] });
});
