import { Link } from "react-router";

import { SelectField } from "@/design/Field";
import { Listing } from "@/design/Listing";
import { Card } from "@/design/Page";
import table from "@/design/Table.module.css";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";
import { useFilters } from "@/shell/filters";

import { Export } from "./Export";
import { useInvoiced, type By, type Period } from "./queries";
import styles from "./Reports.module.css";

const BY: readonly By[] = ["month", "invoice", "temp"];

/** Amounts and hours invoiced per month, per invoice or per temp. */
export function Invoiced({ period }: { period: Period }) {
  const { t, format } = useI18n();
  const { can } = useRights();
  const { get, set } = useFilters();
  const by = BY.find((one) => one === get("by")) ?? "month";
  const rows = useInvoiced(period, by);
  const total = rows.data?.pages[0]?.total;
  return (
    <>
      <div className={styles.bar}>
        <SelectField compact label={t("reports.by")} value={by} onChange={(next) => set({ by: next })} options={BY.map((one) => ({ value: one, label: t(`reports.by.${one}`) }))} />
        <Export report="invoiced" period={period} by={by} />
      </div>
      <Card flush>
        <Listing of={rows} empty={{ icon: "report", title: t("reports.invoiced.none") }}>
          {(items) => (
            <table className={table.table}>
              <thead>
                <tr>
                  <th>{t(`reports.by.${by}`)}</th>
                  {by === "invoice" && <th>{t("reports.issued")}</th>}
                  <th className={table.number}>{t("timesheets.hours")}</th>
                  <th className={table.number}>{t("reports.amount")}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((row, place) => (
                  <tr key={row.month ?? row.invoice?.id ?? row.temp?.id ?? place}>
                    <th scope="row" className={row.month === undefined ? undefined : styles.month}>
                      {row.month !== undefined && format.date(row.month, "month")}
                      {row.invoice !== undefined && (can("invoice:read") ? <Link className={table.link} to={`/reports/invoices/${row.invoice.id}`}>{row.invoice.number}</Link> : row.invoice.number)}
                      {row.month === undefined && row.invoice === undefined && (row.temp?.name ?? t("reports.noTemp"))}
                    </th>
                    {by === "invoice" && <td className={table.soft}>{row.invoice !== undefined && format.date(row.invoice.issue_date)}</td>}
                    <td className={table.number}>{format.hours(row.minutes)}</td>
                    <td className={`${table.number} ${table.strong}`}>{format.money(row.amount)}</td>
                  </tr>
                ))}
              </tbody>
              {total !== undefined && (
                <tfoot className={table.total}>
                  <tr>
                    <th scope="row">{t("reports.total")}</th>
                    {by === "invoice" && <td />}
                    <td className={table.number}>{format.hours(total.minutes)}</td>
                    <td className={table.number}>{format.money(total.amount)}</td>
                  </tr>
                </tfoot>
              )}
            </table>
          )}
        </Listing>
      </Card>
    </>
  );
}
