import { useState, type SubmitEvent } from "react";

import { Answer, Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { CheckField, FieldSet, TextField } from "@/design/Field";
import { Card } from "@/design/Page";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { LANGUAGES, LANGUAGE_NAMES, type Language } from "@/i18n/languages";

import { useRights } from "../me";
import { byModule, sentenceKey } from "../rights/inWords";
import { codeFrom, definitionOf, difference, formOf, wrongIn, type RoleForm } from "./definition";
import { useDefineRole, usePermissions, type Role } from "./queries";
import styles from "./RoleFields.module.css";

interface RoleFieldsProps {
  role?: Role;
  onDone: (saved: Role) => void;
  onCancel: () => void;
}

/** What a role is called and permits at this client. */
export default function RoleFields({ role, onDone, onCancel }: RoleFieldsProps) {
  const { t } = useI18n();
  const [form, setForm] = useState(() => formOf(role));
  const [tried, setTried] = useState(false);
  const saving = useDefineRole(role?.version ?? 0);
  const wrong = wrongIn(form);
  const error = (field: string) => {
    const key = tried ? wrong.get(field) : undefined;
    return key === undefined ? undefined : t(key);
  };
  const rename = (language: Language, name: string) =>
    setForm((before) => {
      const follows = role === undefined && language === "en" && (before.code === "" || before.code === codeFrom(before.name.en));
      return { ...before, name: { ...before.name, [language]: name }, code: follows ? codeFrom(name) : before.code };
    });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong.size > 0) return;
    saving.mutate(
      { code: form.code, definition: definitionOf(form) },
      {
        onSuccess: (saved) => {
          toast(t("access.roles.saved"));
          onDone(saved);
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      {role?.is_default === true && <p className={styles.note}>{t("access.roles.defineHint")}</p>}
      <Card>
        <FieldSet title={t("access.roles.name")}>
          {LANGUAGES.map((language) => (
            <TextField key={language} label={LANGUAGE_NAMES[language]} required maxLength={100} value={form.name[language]} onChange={(name) => rename(language, name)} error={error(language)} />
          ))}
          {role === undefined && <TextField label={t("access.roles.code")} hint={t("access.roles.codeHint")} required maxLength={40} value={form.code} onChange={(code) => setForm((before) => ({ ...before, code }))} error={error("code")} />}
        </FieldSet>
        <div className={styles.factor}>
          <CheckField label={t("access.roles.factorLabel")} value={form.second_factor} onChange={(second_factor) => setForm((before) => ({ ...before, second_factor }))} />
        </div>
      </Card>
      <Permissions form={form} error={error("permissions")} onChange={(permissions) => setForm((before) => ({ ...before, permissions }))} />
      {role !== undefined && <Difference before={role.permissions} after={form.permissions} holders={role.holders} />}
      <Failure of={saving} />
      <div className={styles.actions}>
        <Button onPress={onCancel}>{t("shell.cancel")}</Button>
        <Button type="submit" tone="primary" isPending={saving.isPending}>
          {t("shell.save")}
        </Button>
      </div>
    </form>
  );
}

/** Every permission as a sentence to tick, per module. */
function Permissions({ form, error, onChange }: { form: RoleForm; error: string | undefined; onChange: (permissions: string[]) => void }) {
  const { t } = useI18n();
  const { companyId } = useRights();
  const all = usePermissions();
  const set = (permission: string, on: boolean) => onChange(on ? [...form.permissions, permission] : form.permissions.filter((one) => one !== permission));
  return (
    <Card title={t("access.roles.permits")}>
      {error !== undefined && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
      <Answer of={all}>
        {({ items }) => (
          <div className={styles.modules}>
            {byModule(items.filter((one) => companyId === null || !one.is_agency).map(({ permission }) => permission)).map((module) => (
              <fieldset key={module.title} className={styles.module}>
                <legend>{t(module.title)}</legend>
                {module.permissions.map((permission) => (
                  <CheckField key={permission} label={t.maybe(sentenceKey(permission)) ?? permission} value={form.permissions.includes(permission)} onChange={(on) => set(permission, on)} />
                ))}
              </fieldset>
            ))}
          </div>
        )}
      </Answer>
    </Card>
  );
}

/** What changes for who has the role, before it is saved. */
function Difference({ before, after, holders }: { before: readonly string[]; after: readonly string[]; holders: number }) {
  const { t, language } = useI18n();
  const { given, taken } = difference(before, after);
  if (given.length + taken.length === 0) return null;
  const list = new Intl.ListFormat(language, { type: "unit", style: "long" });
  const said = (permissions: string[]) => list.format(permissions.map((permission) => t.maybe(sentenceKey(permission)) ?? permission));
  return (
    <div className={styles.note} role="status">
      <p>{t("access.roles.effect", { count: holders })}</p>
      {given.length > 0 && <p>{t("access.roles.given", { what: said(given) })}</p>}
      {taken.length > 0 && <p>{t("access.roles.taken", { what: said(taken) })}</p>}
    </div>
  );
}
