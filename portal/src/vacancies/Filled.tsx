import { useI18n } from "@/i18n";

import styles from "./Marks.module.css";

/** How many positions have somebody placed, as figures and as a bar. */
export function Filled({ filled, positions }: { filled: number; positions: number }) {
  const { t } = useI18n();
  return (
    <span className={styles.filled}>
      <span>
        {filled} / {positions}
      </span>
      <progress value={Math.min(filled, positions)} max={positions} aria-label={t("hiring.positionsFilled", { filled, count: positions })} />
    </span>
  );
}
