import { Listing } from "@/design/Listing";
import { Card } from "@/design/Page";
import table from "@/design/Table.module.css";
import { useI18n } from "@/i18n";

import { Export } from "./Export";
import { useTempsReport, type Period } from "./queries";

/** The temps with approved hours in the period. */
export function TempsReport({ period }: { period: Period }) {
  const { t, format } = useI18n();
  const temps = useTempsReport(period);
  return (
    <Card flush title={t("reports.temps.title")} actions={<Export report="temps" period={period} />}>
      <Listing of={temps} empty={{ icon: "users", title: t("reports.temps.none") }}>
        {(items) => (
          <table className={table.table}>
            <thead>
              <tr>
                <th>{t("shell.temp")}</th>
                <th className={table.secondary}>{t("shell.unit")}</th>
                <th className={table.secondary}>{t("shell.workPost")}</th>
                <th>{t("shell.period")}</th>
                <th className={table.number}>{t("timesheets.hours")}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((row) => (
                <tr key={row.temp.id}>
                  <th scope="row">{row.temp.name}</th>
                  <td className={`${table.soft} ${table.secondary}`}>{row.unit_name}</td>
                  <td className={`${table.soft} ${table.secondary}`}>{row.work_post}</td>
                  <td className={table.soft}>{format.period(row.first_day, row.last_day)}</td>
                  <td className={`${table.number} ${table.strong}`}>{format.hours(row.minutes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Listing>
    </Card>
  );
}
