import type { I18n } from "@/i18n/messages";

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A value of an exchanged field as a person reads it. */
export function shownValue(field: string, value: string | null, { t, format }: Pick<I18n, "t" | "format">): string {
  if (value === null || value === "") return "–";
  if (field === "motive") return t.maybe(`vacancies.motive.${value}`) ?? value;
  if (field === "replacement_reason") return t.maybe(`hiring.replaced.${value}`) ?? value;
  if (field === "hours_per_week" && /^\d+\.\d+$/.test(value)) return format.number(value, 2);
  return DAY.test(value) ? format.date(value) : value;
}
