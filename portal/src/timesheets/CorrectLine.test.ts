import { expect, test } from "vitest";

import { correctionOf } from "./CorrectLine";
import type { Line } from "./queries";

const line = (start: string, end: string): Line =>
  ({ id: "l", work_date: "2026-11-23", planned: { start, end, break_minutes: 30, minutes: 450 }, actual: null }) as unknown as Line;

test("a correction is on the day of the work, in Belgian time", () => {
  const correction = correctionOf(line("2026-11-23T05:00:00Z", "2026-11-23T13:00:00Z"), { start: "06:00", end: "14:45", pause: "30", absent: false, reason: "late truck" });
  expect(correction).toEqual({ absent: false, actual_start: "2026-11-23T05:00:00Z", actual_end: "2026-11-23T13:45:00Z", actual_break_minutes: 30, reason: "late truck" });
});

test("an end before the start is the next morning, also when the clock goes back that night", () => {
  const night = line("2026-10-24T20:00:00Z", "2026-10-25T05:00:00Z");
  const correction = correctionOf({ ...night, work_date: "2026-10-24" }, { start: "22:00", end: "06:00", pause: "0", absent: false, reason: "as planned" });
  expect(correction).toMatchObject({ actual_start: "2026-10-24T20:00:00Z", actual_end: "2026-10-25T05:00:00Z" });
});

test("who did not work has no hours", () => {
  expect(correctionOf(line("2026-11-23T05:00:00Z", "2026-11-23T13:00:00Z"), { start: "06:00", end: "14:00", pause: "30", absent: true, reason: "ill" })).toEqual({ absent: true, reason: "ill" });
});
