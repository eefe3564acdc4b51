import { describe, expect, test } from "vitest";

import { changesOf, draftFrom, draftOf, emptyDraft, exactHours, merged, templateChanges, vacancyOf, wrongIn } from "./draft";
import type { Vacancy } from "../queries";
import type { Template } from "../templates/queries";

const contact = { name: "An Voorbeeld", email: "an@client.example" };
const draft = { ...emptyDraft("unit-1", contact), title: "Orderpicker" };
const vacancy = {
  ...vacancyOf(draft),
  id: "v1",
  version: 3,
  hours_per_week: "38.00",
  requirements: ["Heftruck", "Nederlands"],
} as unknown as Vacancy;

describe("the vacancy form", () => {
  test("says the hours with the two decimals of the wire", () => {
    expect(["38", "7,6", "19.50", "0"].map(exactHours)).toEqual(["38.00", "7.60", "19.50", "0.00"]);
    expect(["", "38.001", "abc", "-3", "100"].map(exactHours)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  test("leaves what is empty empty, and who is replaced out of other motives", () => {
    const sent = vacancyOf({ ...draft, motive: "temporary_increase", replacement_reason: "illness", justification: "  ", requirements: " a \n\n b" });
    expect(sent).toMatchObject({ motive: "temporary_increase", replacement_reason: null, justification: null, requirements: ["a", "b"], positions: 1 });
    expect(vacancyOf({ ...draft, motive: "replacement_suspended", replacement_reason: "illness" }).replacement_reason).toBe("illness");
  });

  test("sends only what changed", () => {
    const shown = draftOf(vacancy);
    expect(changesOf(vacancy, shown)).toEqual({});
    expect(changesOf(vacancy, { ...shown, positions: "4", hours_per_week: "38" })).toEqual({ positions: 4 });
    expect(changesOf(vacancy, { ...shown, requirements: "Heftruck" })).toEqual({ requirements: ["Heftruck"] });
    expect(changesOf(vacancy, { ...shown, contact_name: "" })).toEqual({ contact_name: null });
  });

  test("keeps what was typed and takes what somebody else saved meanwhile", () => {
    const now = { ...draft, positions: "3", cost_centre: "CC-2" };
    const both = merged(draft, { ...draft, positions: "7", title: "Inpakker" }, now);
    expect(both).toEqual({ ...draft, positions: "7", title: "Inpakker", cost_centre: "CC-2" });
    expect(changesOf({ ...vacancy, ...vacancyOf(now) }, both)).toEqual({ positions: 7, title: "Inpakker" });
  });

  test("names what is wrong before it is sent", () => {
    expect(wrongIn(draft)).toEqual({});
    const wrong = wrongIn({ ...draft, title: " ", unit_id: "", positions: "0", hours_per_week: "many", starts_on: "2026-12-01", ends_on: "2026-11-01", contact_email: "nobody" });
    expect(Object.keys(wrong).sort()).toEqual(["contact_email", "ends_on", "hours_per_week", "positions", "title", "unit_id"]);
  });

  test("takes over what a template says, and leaves the rest", () => {
    const template = { fields: { title: "Inpakker", work_post_code: null, positions: 3, motive: "inflow", requirements: ["Heftruck"], contact_name: null } } as unknown as Template;
    const filled = draftFrom(template.fields, { ...draft, work_post_code: "PICK", starts_on: "2026-12-07" });
    expect(filled).toMatchObject({ title: "Inpakker", work_post_code: "PICK", positions: "3", motive: "inflow", requirements: "Heftruck", contact_name: contact.name, starts_on: "2026-12-07" });
    const own = draftFrom(template.fields, { ...draft, contact_name: "" });
    expect(templateChanges(template, own)).toEqual({});
    expect(templateChanges(template, { ...own, positions: "4", requirements: "" })).toEqual({ positions: 4, requirements: [] });
  });
});
