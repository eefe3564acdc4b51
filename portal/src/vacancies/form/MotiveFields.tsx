import { DateField } from "@/design/DateField";
import { FieldSet, SelectField, TextField, Wide } from "@/design/Field";
import { useI18n } from "@/i18n";

import { MOTIVES } from "../queries";
import type { MotiveRule } from "../motives/meter";
import { REASONS, REPLACING } from "./draft";
import type { FieldsProps } from "./fields";
import styles from "./VacancyForm.module.css";

interface MotiveFieldsProps extends FieldsProps {
  rule: MotiveRule | undefined;
  /** There is a union delegation where the vacancy is. */
  delegation?: boolean | undefined;
}

/** Why a temp: the legal motive, what the law asks of it, and who is replaced. */
export function MotiveFields({ draft, wrong, fixed, set, template = false, rule, delegation = false }: MotiveFieldsProps) {
  const { t } = useI18n();
  return (
    <FieldSet title={t("hiring.set.why")} note={t("hiring.set.whyNote")}>
      <Wide>
        <SelectField
          label={t("vacancies.motive")}
          value={draft.motive}
          disabled={fixed("motive")}
          onChange={(motive) => set({ motive })}
          options={MOTIVES.map((motive) => ({ value: motive, label: t(`vacancies.motive.${motive}`) }))}
          empty={t("shell.choose")}
          error={wrong("motive")}
        />
        {rule !== undefined && <Law rule={rule} delegation={delegation} />}
      </Wide>
      {REPLACING.has(draft.motive) && !template && (
        <>
          <SelectField
            label={t("hiring.replacement")}
            value={draft.replacement_reason}
            onChange={(replacement_reason) => set({ replacement_reason })}
            options={REASONS.map((reason) => ({ value: reason, label: t(`hiring.replaced.${reason}`) }))}
            empty={t("shell.choose")}
            error={wrong("replacement_reason")}
          />
          <DateField label={t("hiring.replacedFrom")} value={draft.replacement_from} onChange={(replacement_from) => set({ replacement_from })} error={wrong("replacement_from")} />
          <DateField label={t("hiring.replacedUntil")} value={draft.replacement_until} onChange={(replacement_until) => set({ replacement_until })} error={wrong("replacement_until")} />
        </>
      )}
      <Wide>
        <TextField label={t("vacancies.justification")} hint={t("hiring.justificationHint")} rows={3} maxLength={2000} value={draft.justification} onChange={(justification) => set({ justification })} error={wrong("justification")} />
      </Wide>
    </FieldSet>
  );
}

/** What the law asks of a motive, with its source. */
function Law({ rule, delegation }: { rule: MotiveRule; delegation: boolean }) {
  const { t } = useI18n();
  const [first, all] = monthsOf(rule, delegation);
  const asks = [
    first !== null ? t("hiring.limit.months", { count: first }) : t(rule.consent === "union" ? "hiring.limit.asAgreed" : "hiring.limit.whileItLasts"),
    all === null || all === first ? undefined : t(rule.contract_months === null ? "hiring.limit.extended" : "hiring.limit.together", { count: all }),
    rule.contract_days === null ? undefined : t("hiring.limit.days", { count: rule.contract_days }),
    rule.attempts === null ? undefined : t("hiring.limit.attempts", { count: rule.attempts }),
    rule.day_contracts ? undefined : t("hiring.limit.noDayContracts"),
    rule.needs_replacement ? t("hiring.limit.replacement") : undefined,
    rule.consent === "union" ? t("hiring.limit.union") : rule.consent === "extension" ? t("hiring.limit.extension") : undefined,
  ].filter((one) => one !== undefined);
  return (
    <div className={styles.law}>
      <p>{t("hiring.limit.title")}</p>
      <ul>
        {asks.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <small>
        {t("hiring.meter.source")} {rule.source}
      </small>
    </div>
  );
}

/** The months of the first stretch (or of one contract) and of all together; null when the law sets no such limit. */
function monthsOf(rule: MotiveRule, delegation: boolean): [number | null, number | null] {
  const months = rule.steps.filter((step) => step.union_delegation === delegation).map((step) => step.months);
  const all = months.reduce((sum, each) => (sum === null || each === null ? null : sum + each), 0);
  return [rule.contract_months ?? months[0] ?? null, all];
}
