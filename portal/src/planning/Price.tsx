import { Answer, Waiting } from "@/design/Answer";
import { useI18n } from "@/i18n";

import type { Shift } from "./queries";
import styles from "./ShiftPanel.module.css";
import { usePrice } from "./shifts";

/** What the shift will cost, before anybody publishes it. */
export function Price({ shift }: { shift: Shift }) {
  const { t, format } = useI18n();
  const price = usePrice(shift, true);
  return (
    <section className={styles.price} aria-label={t("planning.price")}>
      <Answer of={price} waiting={<Waiting lines={1} />}>
        {(found) => (
          <details>
            <summary>
              {t("planning.price")} <strong>{format.money(found.amount)}</strong>
              <span className={styles.soft}>
                {format.hours(found.minutes)} · {t("planning.wage", { wage: format.money(found.wage, 4) })}
              </span>
            </summary>
            <table className={styles.lines}>
              <tbody>
                {found.lines.map((line, place) => (
                  <tr key={place}>
                    <th scope="row">{t.maybe(`timesheets.kind.${line.kind}`) ?? t.maybe(`planning.kind.${line.kind}`) ?? line.kind}</th>
                    <td>{line.kind === "meal_voucher" ? "" : format.hours(line.minutes)}</td>
                    <td>
                      {line.percent !== undefined && `${format.number(line.percent, 2)} %`}
                      {line.coefficient !== undefined && ` × ${format.number(line.coefficient, 4)}`}
                    </td>
                    <td>{format.money(line.amount)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p className={styles.soft}>{t("planning.payVersion", { version: found.pay_version })}</p>
          </details>
        )}
      </Answer>
    </section>
  );
}
