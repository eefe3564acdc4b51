import { useI18n } from "@/i18n";

import styles from "./DocumentPanel.module.css";

/** Day and time, with the year: documents are kept for years. */
export function Moment({ at, soft = false }: { at: string; soft?: boolean }) {
  const { format } = useI18n();
  return (
    <time dateTime={at} className={soft ? styles.soft : undefined}>
      {format.date(at, "long")} {format.time(at)}
    </time>
  );
}
