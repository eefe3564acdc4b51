import { describe, expect, test } from "vitest";

import { formOf, grantsOf, merged, NO_GRANT, personOf, wrongIn } from "./form";
import type { User } from "./queries";

const WANNES: User = {
  id: "u", version: 3, company_id: "c", unit_id: "t", first_name: "Wannes", last_name: "Bedacht", job_title: "Ploegbaas", email: "wannes@havenlicht.example",
  mobile: null, language: "nl", status: "active", disabled_reason: null, last_login_at: null, access_until: null, second_factor: false,
  grants: [{ unit_id: "t", unit_name: "Ploeg A", role: "planner", from: "2026-01-01", until: "2026-12-31" }],
};

test("rights keep their dates from the service to the form and back", () => {
  expect(grantsOf(formOf(WANNES))).toEqual([{ unit_id: "t", role: "planner", from: "2026-01-01", until: "2026-12-31" }]);
  const open = { ...formOf(WANNES), grants: [{ ...NO_GRANT, unit_id: "t", role: "planner" }, NO_GRANT] };
  expect(grantsOf(open)).toEqual([{ unit_id: "t", role: "planner", from: null, until: null }]);
});

test("a role of the agency has no unit", () => {
  expect(grantsOf({ ...formOf(WANNES), grants: [{ ...NO_GRANT, role: "consultant" }] })).toEqual([{ unit_id: null, role: "consultant", from: null, until: null }]);
});

test("a mobile that was emptied is taken away", () => {
  expect(personOf({ ...formOf(WANNES), mobile: " " }).mobile).toBeNull();
});

test("what was typed stays on top of what somebody else saved, field by field", () => {
  const base = formOf(WANNES);
  const typed = { ...base, job_title: "Planner", grants: [...base.grants, { ...NO_GRANT, role: "finance" }] };
  const now = { ...base, job_title: "Chef", mobile: "+32 400 00 00 09", grants: [] };
  expect(merged(base, typed, now)).toEqual({ ...now, job_title: "Planner", grants: typed.grants });
  expect(merged(base, base, now)).toEqual(now);
});

describe("what is wrong", () => {
  test("names every field that is missing or not well written", () => {
    const form = { ...formOf(WANNES), first_name: " ", email: "wannes", mobile: "12", grants: [{ unit_id: "t", role: "", from: "", until: "" }, { unit_id: "", role: "planner", from: "2026-02-01", until: "2026-01-01" }] };
    expect([...wrongIn(form, false).keys()]).toEqual(["first_name", "email", "mobile", "0.role", "1.unit_id", "1.until"]);
  });

  test("is nothing for a line that nobody filled in, nor for a role of the agency", () => {
    expect([...wrongIn({ ...formOf(WANNES), grants: [NO_GRANT] }, false)]).toEqual([]);
    expect([...wrongIn({ ...formOf(WANNES), grants: [{ ...NO_GRANT, role: "consultant" }] }, true)]).toEqual([]);
  });
});
