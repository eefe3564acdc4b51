import type { MessageKey } from "@/i18n/messages";

import type { Motive, NewVacancy, Vacancy, VacancyChanges } from "../queries";
import type { Template, TemplateFields } from "../templates/queries";

/** What the form holds: text, as it was typed. */
export interface Draft {
  unit_id: string;
  title: string;
  work_post_code: string;
  positions: string;
  motive: string;
  justification: string;
  replacement_reason: string;
  replacement_from: string;
  replacement_until: string;
  starts_on: string;
  ends_on: string;
  shift_regime: string;
  hours_per_week: string;
  requirements: string;
  description: string;
  cost_centre: string;
  purchase_order: string;
  contact_name: string;
  contact_email: string;
}

export type Field = keyof Draft;
export type Reason = NonNullable<NewVacancy["replacement_reason"]>;

export const REASONS: readonly Reason[] = ["illness", "parental_leave", "holiday", "career_break", "training", "resignation", "dismissal", "other"];
/** Motives that need to say who is replaced and until when. */
export const REPLACING = new Set<string>(["replacement_suspended", "replacement_notice", "replacement_ended"]);
/** Of a motive, not of a template: who is replaced and when it is. */
export const OF_THE_CASE = new Set<Field>(["unit_id", "replacement_reason", "replacement_from", "replacement_until", "starts_on", "ends_on"]);
/** After it went to the agency these stay as they are. */
export const FIXED = new Set<Field>(["unit_id", "work_post_code", "title", "motive", "starts_on"]);

/** A new vacancy of this unit and contact. */
export function emptyDraft(unitId: string, contact: { name: string; email: string }): Draft {
  return {
    unit_id: unitId,
    title: "",
    work_post_code: "",
    positions: "1",
    motive: "",
    justification: "",
    replacement_reason: "",
    replacement_from: "",
    replacement_until: "",
    starts_on: "",
    ends_on: "",
    shift_regime: "",
    hours_per_week: "38.00",
    requirements: "",
    description: "",
    cost_centre: "",
    purchase_order: "",
    contact_name: contact.name,
    contact_email: contact.email,
  };
}

/** What the form shows of a vacancy that exists. */
export function draftOf(vacancy: Vacancy): Draft {
  return {
    unit_id: vacancy.unit_id,
    title: vacancy.title,
    work_post_code: vacancy.work_post_code ?? "",
    positions: String(vacancy.positions),
    motive: vacancy.motive ?? "",
    justification: vacancy.justification ?? "",
    replacement_reason: vacancy.replacement_reason ?? "",
    replacement_from: vacancy.replacement_from ?? "",
    replacement_until: vacancy.replacement_until ?? "",
    starts_on: vacancy.starts_on ?? "",
    ends_on: vacancy.ends_on ?? "",
    shift_regime: vacancy.shift_regime ?? "",
    hours_per_week: vacancy.hours_per_week ?? "",
    requirements: vacancy.requirements.join("\n"),
    description: vacancy.description ?? "",
    cost_centre: vacancy.cost_centre ?? "",
    purchase_order: vacancy.purchase_order ?? "",
    contact_name: vacancy.contact_name ?? "",
    contact_email: vacancy.contact_email ?? "",
  };
}

/** What a template puts in the form: what it says nothing of stays as it is. */
export function draftFrom(fields: Template["fields"], before: Draft): Draft {
  const { requirements, positions, ...texts } = fields;
  const said = Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== null)) as Partial<Draft>;
  return { ...before, ...said, positions: String(positions), requirements: requirements.join("\n") };
}

/** What the form changed of a template; null empties a field. */
export function templateChanges(before: Template, draft: Draft): TemplateFields {
  const now = vacancyOf(draft);
  const names = Object.keys(before.fields) as (keyof Template["fields"])[];
  return Object.fromEntries(names.filter((name) => JSON.stringify(now[name]) !== JSON.stringify(before.fields[name])).map((name) => [name, now[name]]));
}

/** Hours as typed (`38`, `7,6`) in the two decimals of the wire, or undefined when they are no hours. */
export function exactHours(typed: string): string | undefined {
  const found = /^(\d{1,2})(?:[.,](\d{1,2}))?$/.exec(typed.trim());
  return found === null ? undefined : `${Number(found[1])}.${(found[2] ?? "").padEnd(2, "0")}`;
}

function words(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}

/** The vacancy that the form describes. */
export function vacancyOf(draft: Draft): NewVacancy {
  const replacing = REPLACING.has(draft.motive);
  return {
    unit_id: draft.unit_id,
    title: draft.title.trim(),
    work_post_code: words(draft.work_post_code),
    positions: Number(draft.positions),
    motive: words(draft.motive) as Motive | null,
    justification: words(draft.justification),
    replacement_reason: replacing ? (words(draft.replacement_reason) as Reason | null) : null,
    replacement_from: replacing ? words(draft.replacement_from) : null,
    replacement_until: replacing ? words(draft.replacement_until) : null,
    starts_on: words(draft.starts_on),
    ends_on: words(draft.ends_on),
    shift_regime: words(draft.shift_regime),
    hours_per_week: exactHours(draft.hours_per_week) ?? null,
    requirements: draft.requirements.split("\n").map((line) => line.trim()).filter((line) => line !== ""),
    description: words(draft.description),
    cost_centre: words(draft.cost_centre),
    purchase_order: words(draft.purchase_order),
    contact_name: words(draft.contact_name),
    contact_email: words(draft.contact_email),
  };
}

/** Only what the form changed; null empties a field. */
export function changesOf(before: Vacancy, draft: Draft): VacancyChanges {
  const old = vacancyOf(draftOf(before));
  const now = vacancyOf(draft);
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name as keyof NewVacancy])));
}

/** What somebody typed, on top of what another person saved meanwhile: fields that were not touched take the new value. */
export function merged(base: Draft, typed: Draft, now: Draft): Draft {
  const fields = Object.keys(now) as Field[];
  return Object.fromEntries(fields.map((field) => [field, typed[field] === base[field] ? now[field] : typed[field]])) as unknown as Draft;
}

/** What is wrong before anything is sent, as keys of sentences. */
export function wrongIn(draft: Draft): Partial<Record<Field, MessageKey>> {
  const wrong: Partial<Record<Field, MessageKey>> = {};
  if (draft.title.trim() === "") wrong.title = "problems.rule.required";
  if (draft.unit_id === "") wrong.unit_id = "problems.rule.required";
  if (!/^[1-9]\d{0,2}$/.test(draft.positions.trim()) || Number(draft.positions) > 200) wrong.positions = "problems.rule.positions";
  if (draft.hours_per_week.trim() !== "" && exactHours(draft.hours_per_week) === undefined) wrong.hours_per_week = "problems.rule.hours";
  if (draft.starts_on !== "" && draft.ends_on !== "" && draft.ends_on < draft.starts_on) wrong.ends_on = "problems.rule.after_start";
  if (draft.contact_email.trim() !== "" && !/^[^\s@]+@[^\s@]+$/.test(draft.contact_email.trim())) wrong.contact_email = "problems.rule.email";
  return wrong;
}

export type Start = "illness" | "peak" | "trial" | "project";

/** Starting points that every client has: what differs from case to case is left to fill in. */
export const STARTS: Record<Start, Partial<Draft>> = {
  illness: { motive: "replacement_suspended", replacement_reason: "illness", hours_per_week: "38.00" },
  peak: { motive: "temporary_increase", hours_per_week: "38.00" },
  trial: { motive: "inflow", hours_per_week: "38.00" },
  project: { motive: "exceptional_work", hours_per_week: "38.00" },
};
