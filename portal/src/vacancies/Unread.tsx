import { Icon } from "@/design/Icon";
import { useI18n } from "@/i18n";

import styles from "./Marks.module.css";

/** Comments of others that the user did not read yet. */
export function Unread({ count }: { count: number }) {
  const { t } = useI18n();
  if (count === 0) return null;
  return (
    <span className={styles.unread}>
      <Icon name="mail" size={14} />
      {t("hiring.unread", { count })}
    </span>
  );
}
