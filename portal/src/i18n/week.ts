import { CalendarDate, CalendarDateTime, toCalendarDate, toTime, toZoned, today, parseAbsolute, parseDate, parseTime } from "@internationalized/date";

import { ZONE } from "./format";

/** ISO weeks (`2026-W48`) and Belgian wall-clock time. */

function isoDay(date: CalendarDate): number {
  const day = date.toDate("UTC").getUTCDay();
  return day === 0 ? 7 : day;
}

/** Monday of the ISO week. */
export function weekStart(week: string): string {
  const [year = "", number = ""] = week.split("-W");
  // 4 January is always in week 1.
  const fourth = new CalendarDate(Number(year), 1, 4);
  return fourth.subtract({ days: isoDay(fourth) - 1 }).add({ weeks: Number(number) - 1 }).toString();
}

/** The ISO week that holds a day. */
export function weekOf(day: string): string {
  const date = parseDate(day);
  const thursday = date.add({ days: 4 - isoDay(date) });
  const start = parseDate(weekStart(`${thursday.year}-W01`));
  const days = Math.round((thursday.toDate("UTC").getTime() - start.toDate("UTC").getTime()) / 86_400_000);
  return `${thursday.year}-W${String(Math.floor(days / 7) + 1).padStart(2, "0")}`;
}

/** The seven days of a week. */
export function daysOf(week: string): string[] {
  const monday = parseDate(weekStart(week));
  return [0, 1, 2, 3, 4, 5, 6].map((days) => monday.add({ days }).toString());
}

/** The week `weeks` later (or earlier, when negative). */
export function shiftWeek(week: string, weeks: number): string {
  return weekOf(parseDate(weekStart(week)).add({ weeks }).toString());
}

/** The day `days` later. */
export function addDays(day: string, days: number): string {
  return parseDate(day).add({ days }).toString();
}

/** Today in Belgium. */
export function todayHere(): string {
  return today(ZONE).toString();
}

/** The instant (UTC) at which a Belgian clock shows this time on this day; in the hour that comes twice, the first. */
export function instantAt(day: string, time: string): string {
  const date = parseDate(day);
  const clock = parseTime(time);
  const wall = new CalendarDateTime(date.year, date.month, date.day, clock.hour, clock.minute);
  return toZoned(wall, ZONE, "earlier").toDate().toISOString().replace(".000Z", "Z");
}

/** The Belgian day of an instant. */
export function dayAt(instant: string): string {
  return toCalendarDate(parseAbsolute(instant, ZONE)).toString();
}

/** The Belgian clock time of an instant, `22:00`. */
export function timeAt(instant: string): string {
  return toTime(parseAbsolute(instant, ZONE)).toString().slice(0, 5);
}
