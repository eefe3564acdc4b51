import { useChanged } from "@/api/changes";
import { useI18n } from "@/i18n";

import type { ShiftSummary } from "./queries";
import { Light } from "./Light";
import styles from "./Board.module.css";

/** A shift on the board; pressing it opens its panel. */
export function ShiftCard({ shift, onOpen }: { shift: ShiftSummary; onOpen: (id: string) => void }) {
  const { t } = useI18n();
  return (
    <button type="button" className={styles.card} data-stage={shift.light.stage} data-late={shift.light.late || undefined} onClick={() => onOpen(shift.id)} {...useChanged(shift.id)}>
      <span className={styles.times}>
        {shift.start_time}–{shift.end_time}
      </span>
      <span className={styles.post}>{shift.work_post_name}</span>
      <span className={styles.foot}>
        <Light light={shift.light} />
        {shift.warnings > 0 && <span className={styles.warned}>{t("planning.warned", { count: shift.warnings })}</span>}
      </span>
    </button>
  );
}
