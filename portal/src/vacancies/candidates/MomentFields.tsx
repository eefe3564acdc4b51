import { DateField } from "@/design/DateField";
import { TextField } from "@/design/Field";
import { TimeField } from "@/design/TimeField";
import { useI18n } from "@/i18n";

import styles from "./Interview.module.css";
import type { TypedMoment } from "./moments";

/** Day, time and place of an interview. */
export function MomentFields({ moment, onChange }: { moment: TypedMoment; onChange: (changed: TypedMoment) => void }) {
  const { t } = useI18n();
  const set = (changes: Partial<TypedMoment>) => onChange({ ...moment, ...changes });
  const reversed = moment.end !== "" && moment.end <= moment.start;
  return (
    <div className={styles.moment}>
      <DateField label={t("hiring.interviewDay")} value={moment.day} onChange={(day) => set({ day })} required />
      <TimeField label={t("timesheets.start")} value={moment.start} onChange={(start) => set({ start })} required />
      <TimeField label={t("timesheets.end")} value={moment.end} onChange={(end) => set({ end })} required error={reversed ? t("problems.rule.after_start") : undefined} />
      <TextField label={t("hiring.interviewPlace")} value={moment.place} onChange={(place) => set({ place })} maxLength={300} />
    </div>
  );
}
