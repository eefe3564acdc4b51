import { describe, expect, test } from "vitest";

import firstEn from "./en";
import accessEn from "./en/access";
import hiringEn from "./en/hiring";
import firstFr from "./fr";
import accessFr from "./fr/access";
import hiringFr from "./fr/hiring";
import { makeI18n, type Catalogue } from "./messages";
import firstNl from "./nl";
import accessNl from "./nl/access";
import hiringNl from "./nl/hiring";

const en: Catalogue = { ...firstEn, access: accessEn, hiring: hiringEn };
const fr: Catalogue = { ...firstFr, access: accessFr, hiring: hiringFr };
const nl: Catalogue = { ...firstNl, access: accessNl, hiring: hiringNl };

const entries = (catalogue: Catalogue): [string, string][] =>
  Object.entries(catalogue).flatMap(([part, messages]) => Object.entries(messages as Record<string, string>).map(([key, text]): [string, string] => [`${part}.${key}`, text]));
const english = new Map(entries(en));
const names = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? ""))].sort();

describe.each([
  ["nl", nl],
  ["fr", fr],
] as const)("the %s catalogue", (_, catalogue) => {
  test("has exactly the sentences of the English one, none of them empty", () => {
    expect(entries(catalogue).map(([key]) => key).sort()).toEqual([...english.keys()].sort());
    expect(entries(catalogue).filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  test("fills in the same names in every sentence", () => {
    const wrong = entries(catalogue).filter(([key, text]) => names(text).join() !== names(english.get(key) ?? "").join());
    expect(wrong).toEqual([]);
  });

  test("is translated: long sentences differ from the English ones", () => {
    const same = entries(catalogue).filter(([key, text]) => text.replaceAll(/\{\w+\}/g, "").length > 25 && text === english.get(key));
    expect(same).toEqual([]);
  });
});

describe("translate", () => {
  const { t } = makeI18n("nl", nl);

  test("chooses the form by count and fills in", () => {
    expect(t("timesheets.approvedMany", { count: 1 })).toBe("1 timesheet goedgekeurd");
    expect(t("timesheets.approvedMany", { count: 1200 })).toBe("1.200 timesheets goedgekeurd");
    expect(makeI18n("fr", fr).t("timesheets.approvedMany", { count: 0 })).toBe("0 feuille approuvée");
  });

  test("knows which codes it can say", () => {
    expect(t.maybe("problems.login_failed")).toBe("Dit e-mailadres en wachtwoord horen niet bij elkaar.");
    expect(t.maybe("problems.never_heard_of")).toBeUndefined();
    expect(t.maybe("problems.toString")).toBeUndefined();
    expect(t.maybe("nonsense")).toBeUndefined();
  });

  test("leaves what is inserted as it is", () => {
    expect(t("shell.hello", { name: "$& {name}" })).toBe("Dag $& {name}");
  });

  test("takes more sentences, which come with the screens that need them", () => {
    const first = makeI18n("en", firstEn);
    expect(first.t.maybe("access.noRights")).toBeUndefined();
    expect(first.plus({ access: accessEn }).t("access.noRights")).toBe("No rights");
    expect(first.plus({ access: accessEn }).t("shell.save")).toBe("Save");
  });
});
