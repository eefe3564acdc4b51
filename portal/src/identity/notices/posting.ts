import type { MessageKey } from "@/i18n/messages";
import { LANGUAGES, type Language } from "@/i18n/languages";
import { instantAt } from "@/i18n/week";

import type { Audience, Posting, Severity } from "./queries";

export interface NoticeForm {
  severity: Severity;
  text: Record<Language, string>;
  audience: Audience;
  companies: readonly { id: string; name: string }[];
  /** Empty is now. */
  fromDay: string;
  fromTime: string;
  /** Empty is until somebody ends it. */
  untilDay: string;
  untilTime: string;
}

export const EMPTY: NoticeForm = { severity: "information", text: { nl: "", fr: "", en: "" }, audience: "everybody", companies: [], fromDay: "", fromTime: "", untilDay: "", untilTime: "" };

function momentOf(day: string, time: string): string | undefined {
  return day === "" || time === "" ? undefined : instantAt(day, time);
}

/** The form as the service takes it. */
export function postingOf(form: NoticeForm): Posting {
  const from = momentOf(form.fromDay, form.fromTime);
  const until = momentOf(form.untilDay, form.untilTime);
  return {
    severity: form.severity,
    text: { nl: form.text.nl.trim(), fr: form.text.fr.trim(), en: form.text.en.trim() },
    audience: form.audience,
    company_ids: form.audience === "clients" ? form.companies.map(({ id }) => id) : [],
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  };
}

/** What is wrong before anything is sent, per field. */
export function wrongIn(form: NoticeForm, now: string): Map<string, MessageKey> {
  const wrong = new Map<string, MessageKey>();
  for (const language of LANGUAGES) if (form.text[language].trim() === "") wrong.set(language, "problems.rule.required");
  for (const end of ["from", "until"] as const) {
    const [day, time] = [form[`${end}Day`], form[`${end}Time`]];
    if (day !== "" && time === "") wrong.set(`${end}Time`, "problems.rule.required");
    if (day === "" && time !== "") wrong.set(`${end}Day`, "problems.rule.required");
  }
  const until = momentOf(form.untilDay, form.untilTime);
  if (until !== undefined && until <= (momentOf(form.fromDay, form.fromTime) ?? now)) wrong.set("untilDay", "problems.rule.after_start");
  return wrong;
}
