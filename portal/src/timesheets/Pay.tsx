import { useI18n } from "@/i18n";
import type { I18n } from "@/i18n/messages";

import styles from "./Timesheet.module.css";
import type { Line, PayLine } from "./queries";

/** What a day pays, line by line, and which rule made it so. */
export function Pay({ line }: { line: Line }) {
  const i18n = useI18n();
  const { t, format } = i18n;
  return (
    <table className={styles.pay}>
      <caption className="visually-hidden">{t("timesheets.payLines")}</caption>
      <tbody>
        {line.pay.map((pay, place) => (
          <tr key={place}>
            <th scope="row">{pay.code === undefined ? t(`timesheets.kind.${pay.kind}`) : `${t(`timesheets.kind.${pay.kind}`)} (${pay.code})`}</th>
            <td>{pay.kind === "meal_voucher" ? format.number(pay.quantity ?? 1) : format.hours(pay.minutes)}</td>
            <td>{pay.rate !== undefined && `${format.money(pay.rate, pay.kind === "meal_voucher" ? 2 : 4)}${pay.percent === undefined ? "" : ` × ${format.number(pay.percent, 2)} %`}`}</td>
            <td>{pay.amount !== undefined && format.money(pay.amount)}</td>
            <td>{reasonOf(pay, i18n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Minutes in an explanation are shown as hours, everything else as it is. */
function reasonOf({ explanation }: PayLine, { t, format }: I18n): string {
  const params: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(explanation.params ?? {})) {
    if (typeof value === "number") params[name] = format.hours(value);
    else if (typeof value === "string") params[name] = value;
  }
  return t.maybe(`timesheets.why.${explanation.code}`, params) ?? explanation.text;
}
