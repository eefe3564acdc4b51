import { expect, test } from "vitest";

import { ApiProblem } from "@/api/problem";
import en from "@/i18n/en";
import { makeI18n } from "@/i18n/messages";

import { lastDayOf, refusedFields } from "./saving";

const i18n = makeI18n("en", en);
const refused = (code: string, params: Record<string, unknown>, errors = []) => new ApiProblem({ status: 409, code, params, errors });

test("what a motive does not allow is said at the field that has to change, with its last day", () => {
  const error = refused("period_too_long", { months: 18, motive: "temporary_increase", last_day: "2027-03-21" });
  expect(refusedFields(error, i18n)).toEqual({ ends_on: "The motive allows at most 18 months: 21/03/2027 is the last day." });
  expect(lastDayOf(error)).toBe("2027-03-21");
  expect(refusedFields(refused("attempts_used", { attempts: 3 }), i18n)).toEqual({ positions: "For this motive at most 3 temps may try this post, and that many did." });
  expect(refusedFields(refused("motive_unknown", {}), i18n)).toHaveProperty("motive");
});

test("every field that is missing or fixed is marked", () => {
  expect(Object.keys(refusedFields(refused("incomplete", { missing: ["motive", "ends_on"] }), i18n)).sort()).toEqual(["ends_on", "motive"]);
  expect(Object.keys(refusedFields(refused("field_fixed", { fields: ["title"] }), i18n))).toEqual(["title"]);
  const pointed = new ApiProblem({ status: 400, code: "work_post_unknown", errors: [{ pointer: "/work_post_code", rule: "known" }] });
  expect(refusedFields(pointed, i18n)).toEqual({ work_post_code: "You cannot choose this." });
});

test("nothing is marked while nothing was refused", () => {
  expect(refusedFields(null, i18n)).toEqual({});
  expect(lastDayOf(null)).toBeUndefined();
  expect(lastDayOf(refused("incomplete", { missing: [] }))).toBeUndefined();
});
