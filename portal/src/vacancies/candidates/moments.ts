import { addDays, dayAt, instantAt, timeAt, todayHere } from "@/i18n/week";

import type { Moment } from "./candidacies";

/** A moment for an interview as it is typed: Belgian day and clock times. */
export interface TypedMoment {
  day: string;
  start: string;
  end: string;
  place: string;
}

/** Where somebody begins: tomorrow, or the day after the moment before, at the same time and place. */
export function nextMoment(before?: TypedMoment): TypedMoment {
  return before === undefined ? { day: addDays(todayHere(), 1), start: "10:00", end: "10:45", place: "" } : { ...before, day: before.day === "" ? "" : addDays(before.day, 1) };
}

/** A moment that was planned or proposed, as it would be typed. */
export function typedMoment({ start, end, place }: { start: string; end: string; place?: string | null }): TypedMoment {
  return { day: dayAt(start), start: timeAt(start), end: timeAt(end), place: place ?? "" };
}

/** Whether a moment says when it begins and that it ends later. */
export function isComplete({ day, start, end }: TypedMoment): boolean {
  return day !== "" && start !== "" && end > start;
}

/** The moment as it is sent: instants. */
export function momentOf({ day, start, end, place }: TypedMoment): Moment {
  const where = place.trim();
  return { start: instantAt(day, start), end: instantAt(day, end), place: where === "" ? null : where };
}
