import { known } from "@/api/known";
import { DateField } from "@/design/DateField";
import { FieldSet, SelectField, TextField, Wide } from "@/design/Field";
import { useI18n } from "@/i18n";
import type { I18n } from "@/i18n/messages";

import { MOTIVES, REASONS, REPLACING } from "./draft";
import { useMotives, type MotiveRule } from "./queries";
import type { FieldsProps } from "./VacancyFields";

/** What a motive allows, with its source in the law. */
export function motiveLimits(rule: MotiveRule, { t }: Pick<I18n, "t">): string {
  const parts = [
    rule.first_months === null ? t("hiring.limit.whileItLasts") : t("hiring.limit.months", { count: rule.first_months }),
    rule.extended_months === null ? undefined : t("hiring.limit.extended", { count: rule.extended_months }),
    !known(rule.attempts) ? undefined : t("hiring.limit.attempts", { count: rule.attempts }),
    rule.day_contracts ? undefined : t("hiring.limit.noDayContracts"),
    rule.consent === "union" ? t("hiring.limit.union") : undefined,
  ];
  return `${parts.filter((part) => part !== undefined).join(" · ")} (${rule.source})`;
}

/** Why a temp: the legal motive, its limits, and who is replaced. */
export function MotiveFields({ draft, wrong, fixed, set }: FieldsProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const motives = useMotives();
  const rule = motives.data?.items.find((one) => one.code === draft.motive);
  return (
    <FieldSet title={t("hiring.set.why")} note={t("hiring.set.whyNote")}>
      <SelectField
        label={t("vacancies.motive")}
        value={draft.motive}
        disabled={fixed("motive")}
        onChange={(motive) => set({ motive })}
        options={MOTIVES.map((motive) => ({ value: motive, label: t(`vacancies.motive.${motive}`) }))}
        empty={t("shell.choose")}
        hint={rule === undefined ? undefined : motiveLimits(rule, i18n)}
        error={wrong("motive")}
      />
      {REPLACING.has(draft.motive) && (
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
