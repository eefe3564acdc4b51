import { useState, type SubmitEvent } from "react";
import { useNavigate } from "react-router";

import { fieldRules, problemOf } from "@/api/problem";
import { Failure } from "@/design/Answer";
import { Button, LinkButton } from "@/design/Button";
import { FieldSet, SelectField, TextField } from "@/design/Field";
import { Card } from "@/design/Page";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { LANGUAGES, LANGUAGE_NAMES, type Language } from "@/i18n/languages";

import { useRights } from "../me";
import { formOf, merged, wrongIn, type UserForm } from "./form";
import { useSaveUser, type User } from "./queries";
import styles from "./UserFields.module.css";
import { UserRights } from "./UserRights";

/** Who it is, and their roles per unit. What somebody else saves meanwhile comes in under what is typed here. */
export function UserFields({ initial, user }: { initial: UserForm; user?: User }) {
  const { t } = useI18n();
  const { companyId, can, unitsFor } = useRights();
  const navigate = useNavigate();
  const [{ base, form }, change] = useState({ base: initial, form: initial });
  const [tried, setTried] = useState(false);
  const saving = useSaveUser(user);
  const saved = user === undefined ? initial : formOf(user);
  if (user !== undefined && JSON.stringify(saved) !== JSON.stringify(base)) change((before) => ({ base: saved, form: merged(before.base, before.form, saved) }));
  const isAgency = (user === undefined ? companyId : user.company_id) === null;
  const writes = can("user:write");
  const set = (changes: Partial<UserForm>) => change((before) => ({ ...before, form: { ...before.form, ...changes } }));
  const found = wrongIn(form, isAgency);
  const refused = saving.error === null ? new Map<string, string>() : fieldRules(problemOf(saving.error));
  const wrong = (field: string): string | undefined => {
    const mine = tried ? found.get(field) : undefined;
    if (mine !== undefined) return t(mine);
    const rule = refused.get(field);
    return rule === undefined ? undefined : (t.maybe(`problems.rule.${rule}`) ?? t("problems.rule.invalid"));
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (found.size > 0) return;
    saving.mutate(form, {
      onSuccess: (after) => {
        setTried(false);
        toast(t(user === undefined ? "identity.users.invited" : "identity.users.saved"));
        if (user === undefined) void navigate(`/users/${after.id}`, { replace: true });
      },
    });
  };
  const text = (field: "first_name" | "last_name" | "job_title") => ({ required: true, maxLength: 100, isReadOnly: !writes, value: form[field], onChange: (value: string) => set({ [field]: value }), error: wrong(field) });
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <Card>
        <FieldSet title={t("identity.person")}>
          <TextField label={t("identity.firstName")} {...text("first_name")} />
          <TextField label={t("identity.lastName")} {...text("last_name")} />
          <TextField label={t("identity.jobTitle")} {...text("job_title")} />
          <TextField label={t("identity.email")} type="email" required maxLength={254} isReadOnly={!writes} value={form.email} onChange={(email) => set({ email })} error={wrong("email")} />
          <TextField label={t("identity.mobile")} type="tel" maxLength={30} isReadOnly={!writes} value={form.mobile} onChange={(mobile) => set({ mobile })} error={wrong("mobile")} hint={t("shell.optional")} />
          <SelectField label={t("shell.language")} disabled={!writes} value={form.language} onChange={(language) => set({ language: language as Language })} options={LANGUAGES.map((one) => ({ value: one, label: LANGUAGE_NAMES[one] }))} />
          {!isAgency && <SelectField label={t("identity.worksAt")} disabled={!writes} value={form.unit_id} onChange={(unit_id) => set({ unit_id })} options={unitsFor("user:read")} empty={t("shell.choose")} error={wrong("unit_id")} />}
        </FieldSet>
      </Card>
      <UserRights form={form} user={user} isAgency={isAgency} wrong={wrong} onChange={(grants) => set({ grants })} />
      <Failure of={saving} />
      {tried && found.size > 0 && <p role="alert">{t("shell.checkFields")}</p>}
      {writes && (
        <div className={styles.actions}>
          <LinkButton to="/users">{t("shell.cancel")}</LinkButton>
          <Button type="submit" tone="primary" isPending={saving.isPending}>
            {t(user === undefined ? "identity.users.register" : "shell.save")}
          </Button>
        </div>
      )}
    </form>
  );
}
