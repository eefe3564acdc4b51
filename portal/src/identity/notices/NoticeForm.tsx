import { lazy, Suspense, useState, type SubmitEvent } from "react";
import { useNavigate } from "react-router";

import { Failure, Waiting } from "@/design/Answer";
import { Button, LinkButton } from "@/design/Button";
import { FieldSet, SelectField, TextField, Wide } from "@/design/Field";
import { Card, Page } from "@/design/Page";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { LANGUAGES, LANGUAGE_NAMES } from "@/i18n/languages";
import { Banner } from "@/shell/Notices";

import { ChooseClients } from "./ChooseClients";
import styles from "./Notices.module.css";
import { EMPTY, postingOf, wrongIn, type NoticeForm as Form } from "./posting";
import { AUDIENCES, SEVERITIES, usePost, type Audience, type Severity } from "./queries";

const NoticeWhen = lazy(() => import("./NoticeWhen"));
const BACK = "/notices";

/** Put a notice on the portal, in three languages. */
export default function NoticeForm() {
  const { t } = useI18n();
  const navigate = useNavigate();
  const [form, setForm] = useState(EMPTY);
  const [wrong, setWrong] = useState<ReturnType<typeof wrongIn>>(new Map());
  const posting = usePost();
  const set = (changes: Partial<Form>) => setForm((before) => ({ ...before, ...changes }));
  const error = (field: string) => {
    const key = wrong.get(field);
    return key === undefined ? undefined : t(key);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const found = wrongIn(form, new Date().toISOString());
    setWrong(found);
    if (found.size > 0) return;
    posting.mutate(postingOf(form), {
      onSuccess: () => {
        toast(t("access.notices.posted"));
        void navigate(BACK);
      },
    });
  };
  return (
    <Page title={t("access.notices.new")} back={{ to: BACK, label: t("shell.notices") }}>
      <form onSubmit={submit} noValidate className={styles.form}>
        <Card>
          <FieldSet title={t("access.notices.what")}>
            <SelectField label={t("access.notices.severity")} value={form.severity} onChange={(severity) => set({ severity: severity as Severity })} options={SEVERITIES.map((value) => ({ value, label: t(`access.notices.severity.${value}`) }))} />
            {LANGUAGES.map((language) => (
              <Wide key={language}>
                <TextField label={LANGUAGE_NAMES[language]} required rows={2} maxLength={1000} value={form.text[language]} onChange={(text) => set({ text: { ...form.text, [language]: text } })} error={error(language)} />
              </Wide>
            ))}
          </FieldSet>
        </Card>
        <Card>
          <Suspense fallback={<Waiting lines={2} />}>
            <NoticeWhen form={form} wrong={error} onChange={set} />
          </Suspense>
        </Card>
        <Card>
          <FieldSet title={t("access.notices.audience")}>
            <SelectField label={t("access.notices.who")} value={form.audience} onChange={(audience) => set({ audience: audience as Audience })} options={AUDIENCES.map((value) => ({ value, label: t(`access.notices.to.${value}`) }))} hint={t(`access.notices.hint.${form.audience}`)} />
            {form.audience === "clients" && (
              <Wide>
                <ChooseClients chosen={form.companies} onChange={(companies) => set({ companies })} />
              </Wide>
            )}
          </FieldSet>
        </Card>
        {LANGUAGES.some((language) => form.text[language].trim() !== "") && (
          <Card title={t("access.notices.preview")}>
            <div className={styles.preview}>
              {LANGUAGES.filter((language) => form.text[language].trim() !== "").map((language) => (
                <Banner key={language} severity={form.severity} text={form.text[language]} lang={language} />
              ))}
            </div>
          </Card>
        )}
        <Failure of={posting} />
        <div className={styles.actions}>
          <LinkButton to={BACK}>{t("shell.cancel")}</LinkButton>
          <Button type="submit" tone="primary" isPending={posting.isPending}>
            {t("access.notices.post")}
          </Button>
        </div>
      </form>
    </Page>
  );
}
