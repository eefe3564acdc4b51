import { known } from "@/api/known";
import { Icon } from "@/design/Icon";
import { Card } from "@/design/Page";
import { useI18n } from "@/i18n";

import type { Vacancy } from "./queries";
import styles from "./Vacancy.module.css";

/** Whether client and agency hold the same: proven by a digest, and field by field where they do not. */
export function Exchange({ vacancy: { exchange } }: { vacancy: Vacancy }) {
  const { t, format } = useI18n();
  if (exchange.sent_at === null && !exchange.confirmed) return null;
  const differs = exchange.differences.length > 0;
  return (
    <Card title={t("hiring.exchange.title")}>
      <p className={`${styles.sync} ${differs ? styles.differs : exchange.confirmed ? styles.same : ""}`}>
        <Icon name={differs ? "warn" : exchange.confirmed ? "check" : "info"} size={18} />
        <span>
          {differs
            ? t("hiring.exchange.differs", { count: exchange.differences.length })
            : exchange.confirmed
              ? t("hiring.exchange.same", { moment: !known(exchange.confirmed_at) ? "" : format.moment(exchange.confirmed_at) })
              : t("hiring.exchange.sent", { moment: exchange.sent_at === null ? "" : format.moment(exchange.sent_at) })}
        </span>
      </p>
      {differs && (
        <table className={styles.differences}>
          <thead>
            <tr>
              <th>{t("hiring.exchange.field")}</th>
              <th>{t("hiring.exchange.ours")}</th>
              <th>{t("hiring.exchange.theirs")}</th>
            </tr>
          </thead>
          <tbody>
            {exchange.differences.map((one) => (
              <tr key={one.field}>
                <th scope="row">{t.maybe(`hiring.field.${one.field}`) ?? one.field}</th>
                <td>{one.ours ?? "–"}</td>
                <td>{one.theirs ?? "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={styles.digest}>SHA-256 {exchange.digest}</p>
    </Card>
  );
}
