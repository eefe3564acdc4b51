import { useState } from "react";
import { useParams } from "react-router";

import { known } from "@/api/known";
import { Answer } from "@/design/Answer";
import { Badge } from "@/design/Badge";
import { Button } from "@/design/Button";
import { Figure, Figures } from "@/design/Figures";
import { Icon } from "@/design/Icon";
import { Listing } from "@/design/Listing";
import { Card, Page } from "@/design/Page";
import table from "@/design/Table.module.css";
import { useI18n } from "@/i18n";
import { useBack } from "@/shell/back";
import { useLive } from "@/shell/hub";

import { useInvoice, useInvoiceLines, type InvoiceLine } from "./queries";
import { TracePanel } from "./TracePanel";

/** One invoice with its lines; each amount leads to the hours it is for. */
export default function Invoice() {
  const { t, format } = useI18n();
  const { id = "" } = useParams();
  useLive("reporting");
  const invoice = useInvoice(id);
  const lines = useInvoiceLines(id);
  const [traced, setTraced] = useState<InvoiceLine>();
  const found = invoice.data;
  return (
    <Page
      title={found === undefined ? t("reports.invoice") : t(found.kind === "invoice" ? "reports.invoiceNumber" : "reports.creditNoteNumber", { number: found.number })}
      back={{ to: useBack("/reports/invoices"), label: t("reports.invoices.title") }}
      aside={found?.kind === "credit_note" && <Badge tone="mauve">{t("reports.creditNote")}</Badge>}
      about={found === undefined ? undefined : `${found.unit_name} · ${t("reports.issuedOn", { day: format.date(found.issue_date, "long") })}${!known(found.buyer_reference) ? "" : ` · ${found.buyer_reference}`}`}
    >
      <Answer of={invoice}>
        {(shown) => (
          <Figures>
            <Figure label={t("reports.net")} value={format.money(shown.net_amount)} note={t("reports.vat", { amount: format.money(shown.vat_amount) })} />
            <Figure label={t("reports.gross")} value={format.money(shown.gross_amount)} note={!known(shown.due_date) ? undefined : t("reports.due", { day: format.date(shown.due_date) })} />
            <Figure label={t("timesheets.hours")} value={format.hours(shown.minutes)} note={t("timesheets.lines", { count: shown.line_count })} />
          </Figures>
        )}
      </Answer>
      <Card flush>
        <Listing of={lines} empty={{ icon: "document", title: t("reports.noLines") }}>
          {(items) => (
            <table className={table.table}>
              <thead>
                <tr>
                  <th>{t("reports.description")}</th>
                  <th className={table.secondary}>{t("shell.temp")}</th>
                  <th className={table.secondary}>{t("timesheets.day")}</th>
                  <th className={table.number}>{t("reports.quantity")}</th>
                  <th className={`${table.number} ${table.secondary}`}>{t("reports.unitPrice")}</th>
                  <th className={table.number}>{t("reports.amount")}</th>
                  <th>
                    <span className="visually-hidden">{t("reports.trace")}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((line) => (
                  <tr key={line.id}>
                    <th scope="row">{line.description}</th>
                    <td className={`${table.soft} ${table.secondary}`}>{line.temp?.name ?? "–"}</td>
                    <td className={`${table.soft} ${table.secondary}`}>{!known(line.work_date) ? (line.week ?? "–") : format.date(line.work_date, "day")}</td>
                    <td className={table.number}>
                      {format.number(line.quantity, 2)} {line.unit_code === "HUR" ? t("reports.hoursShort") : ""}
                    </td>
                    <td className={`${table.number} ${table.secondary}`}>{format.money(line.price, 4)}</td>
                    <td className={`${table.number} ${table.strong}`}>{format.money(line.amount)}</td>
                    <td className={table.number}>
                      <Button small tone="quiet" aria-label={`${t("reports.trace")}: ${line.description}`} onPress={() => setTraced(line)}>
                        <Icon name="trace" size={16} />
                        {t("reports.trace")}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Listing>
      </Card>
      {traced !== undefined && <TracePanel line={traced} onClose={() => setTraced(undefined)} />}
    </Page>
  );
}
