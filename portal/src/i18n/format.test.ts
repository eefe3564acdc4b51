import { describe, expect, test } from "vitest";

import { makeFormats } from "./format";

/** Intl separates with several kinds of space; which one is not what these tests are about. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f\u2009]/g, " ");

describe("formats", () => {
  const nl = makeFormats("nl");
  const fr = makeFormats("fr");

  test("amounts are exact to the last cent, also beyond what a float holds", () => {
    expect(plain(nl.money("1234.56"))).toBe("€ 1.234,56");
    expect(plain(nl.money("90071992547409.93"))).toBe("€ 90.071.992.547.409,93");
    expect(plain(fr.money("1234.5"))).toBe("1 234,50 €");
    expect(plain(nl.money("16.4201", 4))).toBe("€ 16,4201");
  });

  test("hours are whole minutes with a sign when asked", () => {
    expect(nl.hours(456)).toBe("7:36");
    expect(nl.hours(-30)).toBe("−0:30");
    expect(nl.hours(30, true)).toBe("+0:30");
    expect(nl.hours(0, true)).toBe("0:00");
    expect(nl.hours(2_847_360)).toBe("47.456:00");
  });

  test("days are written as in Belgium, and a day is that day in every time zone", () => {
    expect(nl.date("2026-11-23")).toBe("23/11/2026");
    expect(fr.date("2026-11-23")).toBe("23/11/2026");
    expect(makeFormats("en").date("2026-11-23")).toBe("23/11/2026");
    expect(nl.date("2026-11", "month")).toBe("november 2026");
  });

  test("instants are shown in Belgian time", () => {
    expect(nl.time("2026-11-23T23:30:00Z")).toBe("00:30");
    expect(nl.date("2026-11-23T23:30:00Z")).toBe("24/11/2026");
    expect(nl.time("2026-07-01T22:15:00Z")).toBe("00:15");
  });

  test("periods and what is near in time", () => {
    expect(plain(nl.period("2026-11-23", "2026-11-29"))).toMatch(/23\/11\/2026\s*[–-]\s*29\/11\/2026/);
    expect(nl.period("2026-11-23", null)).toBe("23/11/2026 – …");
    const now = Date.parse("2026-11-23T12:00:00Z");
    expect(nl.relative("2026-11-23T10:00:00Z", now)).toBe("2 uur geleden");
    expect(nl.relative("2026-11-26T12:00:00Z", now)).toBe("over 3 dagen");
  });

  test("sizes of files", () => {
    expect(plain(nl.fileSize(184_320))).toBe("184 kB");
    expect(plain(nl.fileSize(2_400_000))).toBe("2,4 MB");
  });
});
