import { SelectField, TextField } from "@/design/Field";
import { useI18n } from "@/i18n";

import styles from "./ShiftPanel.module.css";
import type { Motive } from "./shifts";

export interface Justified {
  motive: Motive | undefined;
  justification: string;
}

const MOTIVES: readonly Motive[] = ["replacement_suspended", "replacement_notice", "replacement_ended", "temporary_increase", "exceptional_work", "inflow", "artistic"];

/** The legal motive of the contract, asked only when the placement does not name one. */
export function MotiveAsked({ value, onChange }: { value: Justified; onChange: (value: Justified) => void }) {
  const { t } = useI18n();
  return (
    <div className={styles.asked} role="group" aria-label={t("planning.motiveAsked")}>
      <p>{t("planning.motiveAsked")}</p>
      <SelectField
        label={t("vacancies.motive")}
        required
        value={value.motive ?? ""}
        onChange={(motive) => onChange({ ...value, motive: motive === "" ? undefined : (motive as Motive) })}
        options={MOTIVES.map((motive) => ({ value: motive, label: t(`vacancies.motive.${motive}`) }))}
        empty={t("shell.choose")}
      />
      <TextField label={t("vacancies.justification")} rows={2} maxLength={4000} value={value.justification} onChange={(justification) => onChange({ ...value, justification })} />
    </div>
  );
}
