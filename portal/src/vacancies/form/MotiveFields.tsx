import { DateField } from "@/design/DateField";
import { FieldSet, SelectField, TextField, Wide } from "@/design/Field";
import { useI18n } from "@/i18n";

import { MOTIVES } from "../queries";
import type { MotiveRule } from "../motives/meter";
import { REASONS, REPLACING } from "./draft";
import type { FieldsProps } from "./fields";
import styles from "./VacancyForm.module.css";

/** Why a temp: the legal motive, what the law asks of it, and who is replaced. */
export function MotiveFields({ draft, wrong, fixed, set, template = false, rule }: FieldsProps & { rule: MotiveRule | undefined }) {
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
        {rule !== undefined && <Law rule={rule} />}
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
function Law({ rule }: { rule: MotiveRule }) {
  const { t } = useI18n();
  const asks = [
    rule.first_months === null ? t("hiring.limit.whileItLasts") : t("hiring.limit.months", { count: rule.first_months }),
    rule.extended_months === null || rule.extended_months === rule.first_months ? undefined : t(rule.contract_months === null ? "hiring.limit.extended" : "hiring.limit.together", { count: rule.extended_months }),
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
