import { useRef, useState, type SubmitEvent } from "react";
import { useNavigate } from "react-router";

import { fieldRules, problemOf } from "@/api/problem";
import { Failure } from "@/design/Answer";
import { Button, LinkButton } from "@/design/Button";
import { FieldSet, SelectField, TextField } from "@/design/Field";
import { Icon } from "@/design/Icon";
import { Card } from "@/design/Page";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { LANGUAGES, LANGUAGE_NAMES, type Language } from "@/i18n/languages";

import { useRights } from "./me";
import styles from "./UserFields.module.css";
import { useRoles, useSaveUser, type User, type UserForm } from "./users";

const NEEDED = ["first_name", "last_name", "job_title", "email"] as const;

/** Who it is, and their roles per unit. */
export function UserFields({ initial, user }: { initial: UserForm; user?: User }) {
  const { t } = useI18n();
  const { can, unitsFor } = useRights();
  const navigate = useNavigate();
  const [form, setForm] = useState(initial);
  const [tried, setTried] = useState(false);
  const key = useRef(crypto.randomUUID());
  const saving = useSaveUser(user);
  const writes = can("user:write");
  const refused = saving.error === null ? new Map<string, string>() : fieldRules(problemOf(saving.error));
  const set = (changes: Partial<UserForm>) => setForm({ ...form, ...changes });
  const wrong = (field: keyof UserForm): string | undefined => {
    if (tried && NEEDED.some((needed) => needed === field) && form[field] === "") return t("problems.rule.required");
    const rule = refused.get(field);
    return rule === undefined ? undefined : (t.maybe(`problems.rule.${rule}`) ?? t("problems.rule.invalid"));
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (NEEDED.some((field) => form[field].trim() === "")) return;
    saving.mutate(
      { form, key: key.current },
      {
        onSuccess: (saved) => {
          toast(t(user === undefined ? "identity.users.invited" : "identity.users.saved"));
          void navigate(`/users/${saved.id}`);
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <Card>
        <FieldSet title={t("identity.person")}>
          <TextField label={t("identity.firstName")} required maxLength={100} isReadOnly={!writes} value={form.first_name} onChange={(first_name) => set({ first_name })} error={wrong("first_name")} />
          <TextField label={t("identity.lastName")} required maxLength={100} isReadOnly={!writes} value={form.last_name} onChange={(last_name) => set({ last_name })} error={wrong("last_name")} />
          <TextField label={t("identity.jobTitle")} required maxLength={100} isReadOnly={!writes} value={form.job_title} onChange={(job_title) => set({ job_title })} error={wrong("job_title")} />
          <TextField label={t("identity.email")} type="email" required maxLength={254} isReadOnly={!writes} value={form.email} onChange={(email) => set({ email })} error={wrong("email")} />
          <TextField label={t("identity.mobile")} type="tel" maxLength={30} isReadOnly={!writes} value={form.mobile} onChange={(mobile) => set({ mobile })} error={wrong("mobile")} hint={t("shell.optional")} />
          <SelectField label={t("shell.language")} disabled={!writes} value={form.language} onChange={(language) => set({ language: language as Language })} options={LANGUAGES.map((one) => ({ value: one, label: LANGUAGE_NAMES[one] }))} />
          <SelectField label={t("identity.worksAt")} disabled={!writes} value={form.unit_id} onChange={(unit_id) => set({ unit_id })} options={unitsFor("user:read")} empty={t("shell.choose")} />
        </FieldSet>
      </Card>
      <Card>
        <Rights form={form} onChange={(grants) => set({ grants })} />
      </Card>
      <Failure of={saving} />
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

/** Roles per unit: a role counts for the unit and everything under it. */
function Rights({ form, onChange }: { form: UserForm; onChange: (grants: UserForm["grants"]) => void }) {
  const { t, language } = useI18n();
  const { can, unitsFor } = useRights();
  const roles = useRoles(can("role:read"));
  const writes = can("user:write");
  const options = (roles.data?.items ?? []).filter((role) => !role.is_agency).map((role) => ({ value: role.code, label: role.name[language] }));
  const change = (place: number, grant: UserForm["grants"][number]) => onChange(form.grants.map((one, at) => (at === place ? grant : one)));
  return (
    <fieldset className={styles.rights}>
      <legend>{t("identity.rights")}</legend>
      <p>{t("identity.rightsHint")}</p>
      {form.grants.map((grant, place) => (
        <div key={place} className={styles.grant}>
          <SelectField label={t("identity.role")} disabled={!writes} value={grant.role} onChange={(role) => change(place, { ...grant, role })} options={options} empty={t("shell.choose")} />
          <SelectField label={t("shell.unit")} disabled={!writes} value={grant.unit_id} onChange={(unit_id) => change(place, { ...grant, unit_id })} options={unitsFor("user:read")} empty={t("shell.choose")} />
          {writes && (
            <Button tone="quiet" aria-label={t("identity.removeRight")} onPress={() => onChange(form.grants.filter((_, at) => at !== place))}>
              <Icon name="cross" size={16} />
            </Button>
          )}
        </div>
      ))}
      {writes && (
        <Button small tone="quiet" onPress={() => onChange([...form.grants, { unit_id: "", role: "" }])}>
          <Icon name="plus" size={16} />
          {t("identity.addRight")}
        </Button>
      )}
    </fieldset>
  );
}
