import type { MessageKey } from "@/i18n/messages";
import { LANGUAGES, type Language } from "@/i18n/languages";

import type { Role, RoleDefinition } from "./queries";

export interface RoleForm {
  code: string;
  name: Record<Language, string>;
  permissions: readonly string[];
  second_factor: boolean;
}

/** A role as the form shows it; without one, an empty form. */
export function formOf(role: Role | undefined): RoleForm {
  if (role === undefined) return { code: "", name: { nl: "", fr: "", en: "" }, permissions: [], second_factor: false };
  return { code: role.code, name: role.name, permissions: role.permissions, second_factor: role.second_factor };
}

/** A code from a name: `Chef d’équipe` becomes `chef_d_equipe`; empty when nothing is left that starts with a letter. */
export function codeFrom(name: string): string {
  const plain = name.normalize("NFD").replaceAll(/\p{Mn}/gu, "").toLowerCase();
  const code = plain.replaceAll(/[^a-z0-9]+/g, "_").replace(/^[_0-9]+/, "").slice(0, 40).replace(/_+$/, "");
  return code.length < 2 ? "" : code;
}

/** The form as the service takes it. */
export function definitionOf(form: RoleForm): RoleDefinition {
  const name = { nl: form.name.nl.trim(), fr: form.name.fr.trim(), en: form.name.en.trim() };
  return { name, permissions: [...form.permissions], second_factor: form.second_factor };
}

/** What is wrong before anything is sent, per field. */
export function wrongIn(form: RoleForm): Map<string, MessageKey> {
  const wrong = new Map<string, MessageKey>();
  for (const language of LANGUAGES) if (form.name[language].trim() === "") wrong.set(language, "problems.rule.required");
  if (!/^[a-z][a-z0-9_]{1,39}$/.test(form.code)) wrong.set("code", form.code === "" ? "problems.rule.required" : "problems.rule.pattern");
  if (form.permissions.length === 0) wrong.set("permissions", "access.roles.permitsNothing");
  return wrong;
}

/** What a new definition gives and takes away. */
export function difference(before: readonly string[], after: readonly string[]): { given: string[]; taken: string[] } {
  return { given: after.filter((one) => !before.includes(one)), taken: before.filter((one) => !after.includes(one)) };
}
