import { Link } from "react-router";

import { useChanged } from "@/api/changes";
import { known } from "@/api/known";
import { Badge } from "@/design/Badge";
import { Listing } from "@/design/Listing";
import { Card } from "@/design/Page";
import table from "@/design/Table.module.css";
import { useI18n } from "@/i18n";
import { useFrom } from "@/shell/back";

import { Export } from "./Export";
import { useInvoices, type Invoice, type Period } from "./queries";

/** Invoices and credit notes, newest first. */
export function Invoices({ period }: { period: Period }) {
  const { t } = useI18n();
  const invoices = useInvoices(period);
  return (
    <Card flush title={t("reports.invoices.title")} actions={<Export report="invoice-lines" period={period} />}>
      <Listing of={invoices} empty={{ icon: "document", title: t("reports.invoices.none") }}>
        {(items) => (
          <table className={table.table}>
            <thead>
              <tr>
                <th>{t("reports.number")}</th>
                <th>{t("reports.issued")}</th>
                <th className={table.secondary}>{t("shell.unit")}</th>
                <th className={table.secondary}>{t("shell.period")}</th>
                <th className={`${table.number} ${table.secondary}`}>{t("timesheets.hours")}</th>
                <th className={table.number}>{t("reports.net")}</th>
                <th className={`${table.number} ${table.secondary}`}>{t("reports.gross")}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((invoice) => (
                <InvoiceRow key={invoice.id} invoice={invoice} />
              ))}
            </tbody>
          </table>
        )}
      </Listing>
    </Card>
  );
}

function InvoiceRow({ invoice }: { invoice: Invoice }) {
  const { t, format } = useI18n();
  return (
    <tr {...useChanged(invoice.id)}>
      <th scope="row">
        <Link className={table.link} to={`/reports/invoices/${invoice.id}`} state={useFrom()}>
          {invoice.number}
        </Link>{" "}
        {invoice.kind === "credit_note" && <Badge tone="mauve">{t("reports.creditNote")}</Badge>}
      </th>
      <td>{format.date(invoice.issue_date)}</td>
      <td className={`${table.soft} ${table.secondary}`}>{invoice.unit_name}</td>
      <td className={`${table.soft} ${table.secondary}`}>{!known(invoice.period_start) ? "–" : format.period(invoice.period_start, invoice.period_end)}</td>
      <td className={`${table.number} ${table.secondary}`}>{format.hours(invoice.minutes)}</td>
      <td className={`${table.number} ${table.strong}`}>{format.money(invoice.net_amount)}</td>
      <td className={`${table.number} ${table.secondary}`}>{format.money(invoice.gross_amount)}</td>
    </tr>
  );
}
