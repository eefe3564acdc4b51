import { useRef, useState, type SubmitEvent } from "react";
import { useNavigate, useParams } from "react-router";

import { Answer, Failure } from "@/design/Answer";
import { Button, LinkButton } from "@/design/Button";
import { FieldSets, TextField } from "@/design/Field";
import { Card, Page } from "@/design/Page";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { useKept } from "@/shell/kept";

import { draftFrom, emptyDraft, templateChanges, wrongIn, type Draft } from "../form/draft";
import type { FieldsProps } from "../form/fields";
import { focusWrong, useFocusRefused } from "../form/focus";
import { useLaw } from "../form/law";
import { MotiveFields } from "../form/MotiveFields";
import { PeriodFields } from "../form/PeriodFields";
import { refusedFields } from "../form/saving";
import { WhatFields } from "../form/WhatFields";
import { AdministrationFields, WhoFields } from "../form/WhoFields";
import { useChangeTemplate, useTemplate, type Template } from "./queries";
import styles from "./Templates.module.css";

/** Change what a vacancy made from a template starts with. */
export default function TemplateForm() {
  const { t } = useI18n();
  const { id } = useParams();
  const template = useTemplate(id ?? null);
  return (
    <Page title={template.data?.name ?? t("hiring.template")} back={{ to: "/vacancies/templates", label: t("hiring.templates") }} about={t("hiring.templateLead")}>
      <Answer of={template}>{(found) => <TemplateFields key={found.id} template={found} />}</Answer>
    </Page>
  );
}

/** What the form shows of a template. */
function draftOfTemplate({ fields, unit_id: unit }: Template): Draft {
  return draftFrom(fields, { ...emptyDraft(unit, { name: "", email: "" }), hours_per_week: "" });
}

function TemplateFields({ template }: { template: Template }) {
  const i18n = useI18n();
  const { t } = i18n;
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const [{ name, draft }, change, forget] = useKept(`template.${template.id}`, { name: template.name, draft: draftOfTemplate(template) });
  const [tried, setTried] = useState(false);
  const saving = useChangeTemplate(template);
  useFocusRefused(form, saving.error);
  const law = useLaw(draft);
  const found = wrongIn(draft);
  const refused = refusedFields(saving.error, i18n);
  const unnamed = name.trim() === "";
  const fields: FieldsProps = {
    draft,
    wrong: (field) => {
      const key = tried ? found[field] : undefined;
      return key === undefined ? refused[field] : t(key);
    },
    fixed: () => false,
    set: (changes) => change((before) => ({ ...before, draft: { ...before.draft, ...changes } })),
    template: true,
  };
  const done = () => {
    forget();
    void navigate("/vacancies/templates");
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(found).length > 0 || unnamed) {
      focusWrong(form.current);
      return;
    }
    const changed = templateChanges(template, draft);
    const body = { ...(name.trim() === template.name ? {} : { name: name.trim() }), ...(Object.keys(changed).length === 0 ? {} : { fields: changed }) };
    if (Object.keys(body).length === 0) {
      done();
      return;
    }
    saving.mutate(body, {
      onSuccess: () => {
        toast(t("hiring.saved"));
        done();
      },
    });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className={styles.form}>
      <Card>
        <FieldSets>
          <TextField label={t("hiring.name")} required maxLength={120} value={name} onChange={(typed) => change((before) => ({ ...before, name: typed }))} error={tried && unnamed ? t("problems.rule.required") : undefined} />
          <WhatFields {...fields} />
          <MotiveFields {...fields} rule={law.rule} delegation={law.delegation} />
          <PeriodFields {...fields} />
          <WhoFields {...fields} />
          <AdministrationFields {...fields} />
        </FieldSets>
      </Card>
      <Failure of={saving} />
      <div className={styles.buttons}>
        <LinkButton to="/vacancies/templates" onClick={forget}>
          {t("shell.cancel")}
        </LinkButton>
        <Button type="submit" tone="primary" isPending={saving.isPending}>
          {t("shell.save")}
        </Button>
      </div>
    </form>
  );
}
