import type { MessageKey } from "@/i18n/messages";

import type { Grant, User } from "./queries";

export interface GrantForm {
  unit_id: string;
  role: string;
  from: string;
  until: string;
}

export interface UserForm {
  first_name: string;
  last_name: string;
  job_title: string;
  email: string;
  mobile: string;
  language: User["language"];
  unit_id: string;
  grants: GrantForm[];
}

export const NO_GRANT: GrantForm = { unit_id: "", role: "", from: "", until: "" };
const NEEDED = ["first_name", "last_name", "job_title", "email"] as const;

/** A user as the form shows them. */
export function formOf(user: User): UserForm {
  return {
    first_name: user.first_name,
    last_name: user.last_name,
    job_title: user.job_title,
    email: user.email,
    mobile: user.mobile ?? "",
    language: user.language,
    unit_id: user.unit_id ?? "",
    grants: user.grants.map(({ unit_id, role, from, until }) => ({ unit_id: unit_id ?? "", role, from: from ?? "", until: until ?? "" })),
  };
}

/** What somebody typed, on top of what another person saved meanwhile: fields that were not touched take the new value. */
export function merged(base: UserForm, typed: UserForm, now: UserForm): UserForm {
  const fields = Object.keys(now) as (keyof UserForm)[];
  const taken = fields.map((field) => [field, JSON.stringify(typed[field]) === JSON.stringify(base[field]) ? now[field] : typed[field]]);
  return Object.fromEntries(taken) as UserForm;
}

/** The rights of the form as the service takes them; lines that nothing was chosen in are left out. */
export function grantsOf({ grants }: UserForm): Grant[] {
  const orNull = (text: string) => (text === "" ? null : text);
  return grants
    .filter(({ role }) => role !== "")
    .map(({ unit_id, role, from, until }) => ({ unit_id: orNull(unit_id), role, from: orNull(from), until: orNull(until) }));
}

/** What is known of the person, as the service takes it. */
export function personOf(form: UserForm) {
  return {
    first_name: form.first_name.trim(),
    last_name: form.last_name.trim(),
    job_title: form.job_title.trim(),
    email: form.email.trim(),
    mobile: form.mobile.trim() === "" ? null : form.mobile.trim(),
    language: form.language,
    ...(form.unit_id === "" ? {} : { unit_id: form.unit_id }),
  };
}

/** What is wrong before anything is sent, per field; a right's fields are `0.unit_id` and so on. */
export function wrongIn(form: UserForm, isAgency: boolean): Map<string, MessageKey> {
  const wrong = new Map<string, MessageKey>();
  for (const field of NEEDED) if (form[field].trim() === "") wrong.set(field, "problems.rule.required");
  if (form.email.trim() !== "" && !/^[^\s@<>]+@[^\s@<>]+$/.test(form.email.trim())) wrong.set("email", "problems.rule.email");
  if (form.mobile.trim() !== "" && !/^\+?[0-9][0-9 ./()-]{5,29}$/.test(form.mobile.trim())) wrong.set("mobile", "problems.rule.pattern");
  form.grants.forEach((grant, place) => {
    if (grant.role === "" && grant.unit_id === "") return;
    if (grant.role === "") wrong.set(`${place}.role`, "problems.rule.required");
    if (grant.unit_id === "" && !isAgency) wrong.set(`${place}.unit_id`, "problems.rule.required");
    if (grant.from !== "" && grant.until !== "" && grant.until < grant.from) wrong.set(`${place}.until`, "problems.rule.after_start");
  });
  return wrong;
}
