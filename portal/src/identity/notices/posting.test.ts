import { expect, test } from "vitest";

import { EMPTY, postingOf, wrongIn, type NoticeForm } from "./posting";
import { stateOf } from "./queries";

const TEXT = { nl: "Onderhoud", fr: "Entretien", en: "Maintenance" };
const NOW = "2026-11-26T10:00:00Z";

test("a notice starts now and stays until somebody ends it, unless moments are given, in Belgian time", () => {
  expect(postingOf({ ...EMPTY, text: TEXT })).toEqual({ severity: "information", text: TEXT, audience: "everybody", company_ids: [] });
  const planned: NoticeForm = { ...EMPTY, text: TEXT, fromDay: "2026-12-01", fromTime: "22:00", untilDay: "2026-12-02", untilTime: "06:00" };
  expect(postingOf(planned)).toMatchObject({ from: "2026-12-01T21:00:00Z", until: "2026-12-02T05:00:00Z" });
});

test("certain clients are named only where the notice is for clients", () => {
  const companies = [{ id: "c", name: "Havenlicht" }];
  expect(postingOf({ ...EMPTY, audience: "clients", companies }).company_ids).toEqual(["c"]);
  expect(postingOf({ ...EMPTY, audience: "everybody", companies }).company_ids).toEqual([]);
});

test("says what is missing, and refuses an end before the start", () => {
  expect([...wrongIn(EMPTY, NOW).keys()]).toEqual(["nl", "fr", "en"]);
  expect([...wrongIn({ ...EMPTY, text: TEXT, fromDay: "2026-12-01", untilTime: "10:00" }, NOW).keys()]).toEqual(["fromTime", "untilDay"]);
  expect([...wrongIn({ ...EMPTY, text: TEXT, untilDay: "2026-11-26", untilTime: "10:59" }, NOW).keys()]).toEqual(["untilDay"]);
  expect([...wrongIn({ ...EMPTY, text: TEXT, untilDay: "2026-11-26", untilTime: "11:01" }, NOW)]).toEqual([]);
});

test("a notice is planned, current or past by its moments", () => {
  const now = Date.parse(NOW);
  expect(stateOf({ from: "2026-11-26T11:00:00Z", until: null }, now)).toBe("planned");
  expect(stateOf({ from: "2026-11-26T09:00:00Z", until: null }, now)).toBe("current");
  expect(stateOf({ from: "2026-11-26T08:00:00Z", until: NOW }, now)).toBe("past");
});
