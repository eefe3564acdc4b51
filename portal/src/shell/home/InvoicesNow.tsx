import { useQuery } from "@tanstack/react-query";

import { ask, reporting } from "@/api/client";
import { Answer } from "@/design/Answer";
import { useI18n } from "@/i18n";

import styles from "../Home.module.css";
import { NowCard, NowLine, NowNothing } from "./NowCard";

/** The latest invoices. */
export function InvoicesNow() {
  const { t, format } = useI18n();
  const invoices = useQuery({
    queryKey: ["reporting", "invoices", "latest"],
    queryFn: () => ask(reporting.GET("/invoices", { params: { query: { limit: 4 } } })),
    meta: { live: ["invoice"] },
  });
  return (
    <NowCard icon="report" title={t("reports.title")} to="/reports" all={t("shell.seeAll")}>
      <Answer of={invoices}>
        {({ items }) =>
          items.length === 0 ? (
            <NowNothing>{t("reports.invoices.none")}</NowNothing>
          ) : (
            <ul className={styles.list}>
              {items.map((invoice) => (
                <NowLine key={invoice.id} to={`/reports/invoices/${invoice.id}`} note={`${invoice.unit_name} · ${format.date(invoice.issue_date)}`}>
                  {invoice.number} · {format.money(invoice.net_amount)}
                </NowLine>
              ))}
            </ul>
          )
        }
      </Answer>
    </NowCard>
  );
}
