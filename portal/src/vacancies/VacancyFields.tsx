import { useState, type SubmitEvent } from "react";
import { useNavigate } from "react-router";

import { Failure } from "@/design/Answer";
import { Button, LinkButton } from "@/design/Button";
import { FieldSet, SelectField, TextField, Wide } from "@/design/Field";
import { Card } from "@/design/Page";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";
import { useKept } from "@/shell/kept";

import { FIXED, merged, TEMPLATES, wrongIn, type Draft, type Field, type Template } from "./draft";
import styles from "./VacancyForm.module.css";
import { MotiveFields } from "./MotiveFields";
import { PeriodFields } from "./PeriodFields";
import { refusedFields, useSaving } from "./saving";
import { useWorkPosts, type Vacancy } from "./queries";

export interface FieldsProps {
  draft: Draft;
  /** What is wrong with a field, in words. */
  wrong: (field: Field) => string | undefined;
  fixed: (field: Field) => boolean;
  set: (changes: Partial<Draft>) => void;
}

/** The whole form; what was typed stays until it has arrived. */
export function VacancyFields({ initial, vacancy }: { initial: Draft; vacancy?: Vacancy }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { can, unitsFor } = useRights();
  const navigate = useNavigate();
  const [{ base, draft }, change, forget] = useKept(`vacancy.${vacancy?.id ?? "new"}`, { base: initial, draft: initial });
  const [tried, setTried] = useState(false);
  const saving = useSaving(vacancy);
  const workPosts = useWorkPosts(draft.unit_id);
  const saved = vacancy === undefined ? base : initial;
  if (JSON.stringify(saved) !== JSON.stringify(base)) change((before) => ({ base: saved, draft: merged(before.base, before.draft, saved) }));
  const editable = vacancy === undefined || vacancy.status === "draft";
  const found = wrongIn(draft);
  const refused = refusedFields(saving.error, i18n);
  const fields: FieldsProps = {
    draft,
    wrong: (field) => {
      const key = tried ? found[field] : undefined;
      return key === undefined ? refused[field] : t(key);
    },
    fixed: (field) => !editable && FIXED.has(field),
    set: (changes) => change((before) => ({ ...before, draft: { ...before.draft, ...changes } })),
  };
  const save = (send: boolean) => {
    setTried(true);
    if (Object.keys(found).length > 0) return;
    saving.mutate(
      { draft, send },
      {
        onSuccess: ({ vacancy: after }) => {
          forget();
          toast(t(!send ? "hiring.saved" : after.status === "awaiting_approval" ? "hiring.awaits" : "hiring.sent"));
          void navigate(`/vacancies/${after.id}`);
        },
      },
    );
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    save(editable && can("vacancy:submit", draft.unit_id));
  };
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      {vacancy === undefined && <Templates onChoose={(template) => fields.set({ ...TEMPLATES[template], justification: t(`hiring.template.${template}.text`) })} />}
      <Card>
        <div className={styles.sets}>
          <FieldSet title={t("hiring.set.what")}>
            <SelectField label={t("shell.unit")} required value={draft.unit_id} disabled={fields.fixed("unit_id")} onChange={(unit_id) => fields.set({ unit_id, work_post_code: "" })} options={unitsFor("vacancy:write")} empty={t("shell.choose")} error={fields.wrong("unit_id")} />
            <SelectField
              label={t("shell.workPost")}
              value={draft.work_post_code}
              disabled={fields.fixed("work_post_code") || draft.unit_id === ""}
              onChange={(code) => fields.set({ work_post_code: code, ...(draft.title === "" ? { title: workPosts.data?.items.find((post) => post.code === code)?.title ?? "" } : {}) })}
              options={(workPosts.data?.items ?? []).map(({ code, title }) => ({ value: code, label: title }))}
              empty={draft.unit_id === "" ? t("hiring.unitFirst") : t("shell.choose")}
              error={fields.wrong("work_post_code")}
            />
            <TextField label={t("hiring.function")} required maxLength={200} isDisabled={fields.fixed("title")} value={draft.title} onChange={(title) => fields.set({ title })} error={fields.wrong("title")} />
            <TextField label={t("hiring.positions")} required inputMode="numeric" maxLength={3} value={draft.positions} onChange={(positions) => fields.set({ positions })} error={fields.wrong("positions")} />
          </FieldSet>
          <MotiveFields {...fields} />
          <PeriodFields {...fields} />
          <FieldSet title={t("hiring.set.who")}>
            <Wide>
              <TextField label={t("hiring.requirements")} hint={t("hiring.requirementsHint")} rows={3} value={draft.requirements} onChange={(requirements) => fields.set({ requirements })} error={fields.wrong("requirements")} />
            </Wide>
            <Wide>
              <TextField label={t("hiring.description")} rows={4} maxLength={4000} value={draft.description} onChange={(description) => fields.set({ description })} error={fields.wrong("description")} />
            </Wide>
          </FieldSet>
          <FieldSet title={t("hiring.set.administration")}>
            <TextField label={t("shell.costCentre")} maxLength={60} value={draft.cost_centre} onChange={(cost_centre) => fields.set({ cost_centre })} error={fields.wrong("cost_centre")} />
            <TextField label={t("hiring.purchaseOrder")} maxLength={60} value={draft.purchase_order} onChange={(purchase_order) => fields.set({ purchase_order })} error={fields.wrong("purchase_order")} />
            <TextField label={t("hiring.contact")} maxLength={120} value={draft.contact_name} onChange={(contact_name) => fields.set({ contact_name })} error={fields.wrong("contact_name")} />
            <TextField label={t("hiring.contactEmail")} type="email" maxLength={254} value={draft.contact_email} onChange={(contact_email) => fields.set({ contact_email })} error={fields.wrong("contact_email")} />
          </FieldSet>
        </div>
      </Card>
      <Failure of={saving} />
      {tried && Object.keys(found).length > 0 && <p className={styles.incomplete} role="alert">{t("shell.checkFields")}</p>}
      <div className={styles.actions}>
        <LinkButton to={vacancy === undefined ? "/vacancies" : `/vacancies/${vacancy.id}`} onClick={forget}>
          {t("shell.cancel")}
        </LinkButton>
        {editable && can("vacancy:submit", draft.unit_id) ? (
          <>
            <Button isPending={saving.isPending && !saving.variables.send} onPress={() => save(false)}>
              {t("hiring.saveDraft")}
            </Button>
            <Button type="submit" tone="primary" isPending={saving.isPending && saving.variables.send}>
              {t("hiring.do.submit")}
            </Button>
          </>
        ) : (
          <Button type="submit" tone="primary" isPending={saving.isPending}>
            {t("shell.save")}
          </Button>
        )}
      </div>
    </form>
  );
}

/** Starting points for the usual cases. */
function Templates({ onChoose }: { onChoose: (template: Template) => void }) {
  const { t } = useI18n();
  return (
    <section className={styles.templates} aria-label={t("hiring.templates")}>
      <p>{t("hiring.templates")}</p>
      {(Object.keys(TEMPLATES) as Template[]).map((template) => (
        <Button key={template} small onPress={() => onChoose(template)}>
          {t(`hiring.template.${template}`)}
        </Button>
      ))}
    </section>
  );
}
