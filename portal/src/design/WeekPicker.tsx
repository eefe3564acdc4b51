import { useI18n } from "@/i18n";
import { daysOf, shiftWeek, todayHere, weekOf } from "@/i18n/week";

import { Button } from "./Button";
import { Icon } from "./Icon";
import styles from "./WeekPicker.module.css";

/** One week back, one week on, and back to this week. */
export function WeekPicker({ week, onChange }: { week: string; onChange: (week: string) => void }) {
  const { t, format } = useI18n();
  const days = daysOf(week);
  const current = weekOf(todayHere());
  return (
    <div className={styles.picker} role="group" aria-label={t("shell.week")}>
      <Button small aria-label={t("shell.weekBefore")} onPress={() => onChange(shiftWeek(week, -1))}>
        <Icon name="left" size={16} />
      </Button>
      <p className={styles.label} aria-live="polite">
        <strong>{t("shell.weekNumber", { number: week.slice(6) })}</strong>
        <span>{format.period(days[0] ?? "", days[6])}</span>
      </p>
      <Button small aria-label={t("shell.weekAfter")} onPress={() => onChange(shiftWeek(week, 1))}>
        <Icon name="right" size={16} />
      </Button>
      {week !== current && (
        <Button small tone="quiet" onPress={() => onChange(current)}>
          {t("shell.thisWeek")}
        </Button>
      )}
    </div>
  );
}
