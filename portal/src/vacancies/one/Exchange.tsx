import { known } from "@/api/known";
import { Badge } from "@/design/Badge";
import { Icon } from "@/design/Icon";
import { Card } from "@/design/Page";
import { useI18n } from "@/i18n";

import type { Vacancy } from "../queries";
import styles from "./Exchange.module.css";
import { shownValue } from "./values";

/** Whether client and agency hold the same: proven by the digest that each computes, and field by field where they do not. */
export function Exchange({ vacancy: { exchange } }: { vacancy: Vacancy }) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const { told, differences } = exchange;
  if (exchange.sent_at === null && !exchange.confirmed && !known(told)) return null;
  const differs = differences.length > 0 || told?.same === false;
  const same = !differs && (exchange.confirmed || told?.same === true);
  const sentence = differences.length > 0
    ? t("hiring.exchange.differs", { count: differences.length })
    : differs
      ? t("hiring.exchange.digestDiffers")
      : same
        ? t("hiring.exchange.same")
        : t("hiring.exchange.sent", { moment: exchange.sent_at === null ? "" : format.moment(exchange.sent_at) });
  return (
    <Card title={t("hiring.exchange.title")}>
      <p className={styles.sync} data-state={differs ? "differs" : same ? "same" : undefined}>
        <Icon name={differs ? "warn" : same ? "check" : "info"} size={18} />
        <span>
          <strong>{sentence}</strong>
          {known(exchange.confirmed_at) && exchange.confirmed && <span>{t("hiring.exchange.confirmed", { moment: format.moment(exchange.confirmed_at) })}</span>}
        </span>
      </p>
      {differences.length > 0 && (
        <table className={styles.differences}>
          <thead>
            <tr>
              <th>{t("hiring.exchange.field")}</th>
              <th>{t("hiring.exchange.ours")}</th>
              <th>{t("hiring.exchange.theirs")}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((one) => (
              <tr key={one.field}>
                <th scope="row">
                  {t.maybe(`hiring.field.${one.field}`) ?? one.field}
                  <Badge tone={one.kind === "conflict" ? "bad" : "quiet"}>{t(`hiring.exchange.${one.kind}`)}</Badge>
                </th>
                <td>{shownValue(one.field, one.ours, i18n)}</td>
                <td>{shownValue(one.field, one.theirs, i18n)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <dl className={styles.digests}>
        <dt>{t("hiring.exchange.ourDigest")}</dt>
        <dd>{exchange.digest}</dd>
        <dt>{t("hiring.exchange.theirDigest")}</dt>
        {known(told) ? (
          <dd data-same={told.same}>
            {told.digest}
            <span>{t(told.same ? "hiring.exchange.toldSame" : "hiring.exchange.toldOther", { moment: format.moment(told.at) })}</span>
          </dd>
        ) : (
          <dd>
            <span>{t("hiring.exchange.untold")}</span>
          </dd>
        )}
      </dl>
    </Card>
  );
}
