import { parseDate } from "@internationalized/date";

import type { components } from "@/api/generated/vacancy";

import type { Motive } from "../queries";

export type Meter = components["schemas"]["Meter"];
export type MotiveMeter = components["schemas"]["MotiveMeter"];
export type MotiveRule = components["schemas"]["Motives"]["items"][number];
export type Need = components["schemas"]["Needs"][number];

/** What a vacancy asks of its motive, as far as it is filled in; `counted` when the meter has it among what is planned. */
export interface Asked {
  motive: string;
  starts_on: string;
  ends_on: string;
  positions: number;
  counted: boolean;
}

export interface Warning {
  code: "period_too_long" | "period_too_short" | "attempts_used";
  params: Record<string, string | number>;
}

/** Of every person replaced the months count anew, so what was used before says nothing of the next. */
const PER_PERSON = new Set<string>(["replacement_suspended", "replacement_notice", "replacement_ended"] satisfies Motive[]);
const DAY_MS = 86_400_000;

/** Days from the first up to and with the last. */
export function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1;
}

/** The last day of so many months that begin on a day. */
export function lastOf(first: string, months: number): string {
  return parseDate(first).add({ months }).subtract({ days: 1 }).toString();
}

/** The motive counts the days of contracts, and not the calendar from the first use on. */
function byContract(meter: MotiveMeter): boolean {
  return meter.attempts !== null;
}

/** The last day that the calendar still allows a vacancy that begins on a day; undefined when nothing says so. */
function lastAllowed(meter: MotiveMeter, startsOn: string): string | undefined {
  if (meter.months_most === null || byContract(meter)) return undefined;
  const anew = PER_PERSON.has(meter.motive) || meter.first_day === null || meter.first_day > startsOn;
  return anew ? lastOf(startsOn, meter.months_most) : (meter.last_day ?? lastOf(meter.first_day ?? startsOn, meter.months_most));
}

/** How the bar of a motive is divided, in shares of what the law allows; undefined when it sets no such limit. */
export function sharesOf(meter: MotiveMeter, asked?: Asked): { used: number; planned: number; own: number; beyond: boolean } | undefined {
  if (meter.days_left === null) return undefined;
  const most = Math.max(meter.days_used + meter.days_left, 1);
  const used = Math.min(meter.days_used / most, 1);
  const planned = Math.min(meter.planned_days / most, 1 - used);
  const days = asked === undefined || asked.counted ? 0 : ownDays(meter, asked);
  const own = Math.min(days / most, 1 - used - planned);
  return { used, planned, own, beyond: meter.days_used + meter.planned_days + days > most };
}

/** Days that the vacancy adds to what is used and planned. */
function ownDays(meter: MotiveMeter, { starts_on: start, ends_on: end, positions }: Asked): number {
  if (start === "" || end === "" || end < start) return 0;
  if (byContract(meter)) return daysBetween(start, end) * positions;
  if (meter.first_day === null || PER_PERSON.has(meter.motive)) return daysBetween(start, end);
  return Math.max(daysBetween(meter.first_day, end) - meter.days_used - meter.planned_days, 0);
}

/** What the agency would say of the vacancy if it were sent now, as far as the meter tells; the service decides. */
export function warningsOf(meter: MotiveMeter, rule: MotiveRule | undefined, asked: Asked): Warning[] {
  const { starts_on: start, ends_on: end, positions, motive } = asked;
  const found: Warning[] = [];
  if (start !== "" && end !== "" && end >= start) {
    const shortest = rule?.contract_days ?? 0;
    if (daysBetween(start, end) < shortest) found.push({ code: "period_too_short", params: { days: shortest, motive } });
    const each = rule?.contract_months ?? null;
    const months = each ?? meter.months_most;
    const last = each === null ? lastAllowed(meter, start) : lastOf(start, each);
    if (last !== undefined && months !== null && end > last) found.push({ code: "period_too_long", params: { months, last_day: last, motive } });
  }
  if (meter.attempts !== null && !asked.counted) {
    const perPost = rule?.attempts ?? meter.attempts.most;
    // Three temps may try each vacant post: more posts at once, more tries.
    const most = Math.max(meter.attempts.most, perPost * positions);
    if (meter.attempts.used + positions > most) found.push({ code: "attempts_used", params: { attempts: most, motive } });
  }
  return found;
}
