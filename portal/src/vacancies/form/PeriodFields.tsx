import { Button } from "@/design/Button";
import { DateField } from "@/design/DateField";
import { FieldSet, TextField, Wide } from "@/design/Field";
import { useI18n } from "@/i18n";

import type { FieldsProps } from "./fields";
import styles from "./VacancyForm.module.css";

const REGIMES = ["day", "twoShifts", "threeShifts", "night", "weekend"] as const;

/** From when to when, and how much a week. `lastDay`: the last one that the motive allows, when that was passed. */
export function PeriodFields({ draft, wrong, fixed, set, template = false, lastDay }: FieldsProps & { lastDay?: string | undefined }) {
  const { t, format } = useI18n();
  return (
    <FieldSet title={t("hiring.set.when")}>
      {!template && (
        <>
          {fixed("starts_on") ? (
            <TextField label={t("hiring.startsOn")} isDisabled value={draft.starts_on === "" ? "" : format.date(draft.starts_on)} />
          ) : (
            <DateField label={t("hiring.startsOn")} value={draft.starts_on} onChange={(starts_on) => set({ starts_on })} error={wrong("starts_on")} />
          )}
          <div>
            <DateField label={t("hiring.endsOn")} value={draft.ends_on} onChange={(ends_on) => set({ ends_on })} error={wrong("ends_on")} />
            {lastDay !== undefined && lastDay >= draft.starts_on && draft.ends_on > lastDay && (
              <Button small tone="quiet" onPress={() => set({ ends_on: lastDay })}>
                {t("hiring.endOn", { day: format.date(lastDay) })}
              </Button>
            )}
          </div>
        </>
      )}
      <TextField label={t("hiring.hoursPerWeek")} inputMode="decimal" maxLength={5} value={draft.hours_per_week} onChange={(hours_per_week) => set({ hours_per_week })} error={wrong("hours_per_week")} />
      <Wide>
        <TextField label={t("hiring.regime")} maxLength={500} value={draft.shift_regime} onChange={(shift_regime) => set({ shift_regime })} error={wrong("shift_regime")} />
        <div className={styles.chips} role="group" aria-label={t("shell.suggestions")}>
          {REGIMES.map((regime) => (
            <Button key={regime} small tone="quiet" onPress={() => set({ shift_regime: t(`hiring.regime.${regime}`) })}>
              {t(`hiring.regime.${regime}`)}
            </Button>
          ))}
        </div>
      </Wide>
    </FieldSet>
  );
}
