import type { Language } from "./languages";

import { known } from "@/api/known";

/** Dates, hours and amounts as people in Belgium write them. Instants are shown in Belgian time, wherever the screen is. */

export const ZONE = "Europe/Brussels";
const LOCALES: Record<Language, string> = { nl: "nl-BE", fr: "fr-BE", en: "en-BE" };
const DAY_MS = 86_400_000;

/** The locale of a language in Belgium. */
export function localeOf(language: Language): string {
  return LOCALES[language];
}

type DateStyle = "short" | "day" | "long" | "weekday" | "month" | "monthShort";

const DATE_STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  short: { day: "2-digit", month: "2-digit", year: "numeric" },
  day: { weekday: "short", day: "numeric", month: "short" },
  long: { day: "numeric", month: "long", year: "numeric" },
  weekday: { weekday: "long" },
  month: { month: "long", year: "numeric" },
  monthShort: { month: "short" },
};

export interface Formats {
  /** A day (`2026-11-23`), a month (`2026-11`) or the Belgian day of an instant. */
  date: (value: string, style?: DateStyle) => string;
  /** The Belgian clock time of an instant: `22:00`. */
  time: (instant: string) => string;
  /** Belgian day and clock time of an instant. */
  moment: (instant: string) => string;
  /** How long ago or how soon: "2 hours ago". */
  relative: (instant: string, now?: number) => string;
  /** First and last day of a period. */
  period: (from: string, until: string | null | undefined) => string;
  /** An amount (decimal string) in euro, never through a floating point number. */
  money: (amount: string, digits?: number) => string;
  number: (value: number | string, digits?: number) => string;
  percent: (share: number) => string;
  /** Whole minutes as hours: `7:36`, with `sign` `+0:30`. */
  hours: (minutes: number, sign?: boolean) => string;
  fileSize: (bytes: number) => string;
}

function dayOf(value: string): { at: Date; zone: string } {
  if (value.includes("T")) return { at: new Date(value), zone: ZONE };
  return { at: new Date(`${value.length === 7 ? `${value}-01` : value}T12:00:00Z`), zone: "UTC" };
}

/** Decimal strings are numeric literals to Intl, which then formats them exactly. */
function exactly(value: number | string): number {
  return value as number;
}

function formatHours(minutes: number, sign: boolean, whole: Intl.NumberFormat): string {
  const size = Math.abs(minutes);
  const mark = minutes < 0 ? "−" : sign && minutes > 0 ? "+" : "";
  return `${mark}${whole.format(Math.floor(size / 60))}:${String(size % 60).padStart(2, "0")}`;
}

/** The formats of one language. */
export function makeFormats(language: Language): Formats {
  const locale = localeOf(language);
  const cache = new Map<string, Intl.DateTimeFormat>();
  const dateFormat = (options: Intl.DateTimeFormatOptions, zone: string): Intl.DateTimeFormat => {
    const key = `${zone}${JSON.stringify(options)}`;
    const format = cache.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    cache.set(key, format);
    return format;
  };
  const clock: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const currency = (digits: number) =>
    new Intl.NumberFormat(locale, { style: "currency", currency: "EUR", minimumFractionDigits: digits, maximumFractionDigits: digits });
  const cents = currency(2);
  const whole = new Intl.NumberFormat(locale);
  const date: Formats["date"] = (value, style = "short") => {
    const { at, zone } = dayOf(value);
    return dateFormat(DATE_STYLES[style], zone).format(at);
  };
  const time: Formats["time"] = (instant) => dateFormat(clock, ZONE).format(new Date(instant));
  return {
    date,
    time,
    moment: (instant) => `${date(instant, "day")} ${time(instant)}`,
    relative: (instant, now = Date.now()) => {
      const minutes = Math.round((Date.parse(instant) - now) / 60_000);
      if (Math.abs(minutes) < 60) return relative.format(minutes, "minute");
      if (Math.abs(minutes) < 36 * 60) return relative.format(Math.round(minutes / 60), "hour");
      return relative.format(Math.round((minutes * 60_000) / DAY_MS), "day");
    },
    period: (from, until) => {
      if (!known(until)) return `${date(from)} – …`;
      return dateFormat(DATE_STYLES.short, "UTC").formatRange(dayOf(from).at, dayOf(until).at);
    },
    money: (amount, digits) => (digits === undefined ? cents : currency(digits)).format(exactly(amount)),
    number: (value, digits = 0) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(exactly(value)),
    percent: (share) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" }).format(share),
    hours: (minutes, sign = false) => formatHours(minutes, sign, whole),
    fileSize: (bytes) => {
      const [size, unit] = bytes < 1_000_000 ? [bytes / 1_000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
      return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: size < 10 ? 1 : 0 }).format(size);
    },
  };
}
