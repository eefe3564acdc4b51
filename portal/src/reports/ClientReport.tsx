import { Answer, Waiting } from "@/design/Answer";
import { Figure, Figures } from "@/design/Figures";
import { Card } from "@/design/Page";
import table from "@/design/Table.module.css";
import { useI18n } from "@/i18n";

import { BarChart } from "./BarChart";
import { Export } from "./Export";
import { useClientReport, type ClientReport as Report, type Period } from "./queries";
import styles from "./Reports.module.css";

/** Invoiced, unique temps and average temps at work, against the year before. */
export function ClientReport({ period }: { period: Period }) {
  const report = useClientReport(period);
  return (
    <Answer of={report} waiting={<Waiting lines={8} />}>
      {(found) => <Shown report={found} period={period} />}
    </Answer>
  );
}

/** The share by which a figure differs from the year before; undefined when there was nothing. */
export function change(now: string | number, before: string | number): number | undefined {
  return Number(before) === 0 ? undefined : (Number(now) - Number(before)) / Math.abs(Number(before));
}

function Shown({ report, period }: { report: Report; period: Period }) {
  const { t, format } = useI18n();
  const { total, previous } = report;
  const against = (now: string | number, before: string | number, shown: string) => {
    const share = change(now, before);
    return share === undefined ? t("reports.noYearBefore") : t("reports.against", { change: format.percent(share), before: shown });
  };
  const months = report.months.map(({ month }) => month);
  const series = (pick: (figures: Report["total"]) => string | number) => [
    { name: t("reports.thisYear"), values: report.months.map(({ current }) => Number(pick(current))) },
    { name: t("reports.yearBefore"), values: report.months.map(({ previous: before }) => Number(pick(before))) },
  ];
  return (
    <>
      <Figures action={<Export report="client" period={period} />}>
        <Figure label={t("reports.invoiced")} value={format.money(total.invoiced, 0)} note={against(total.invoiced, previous.invoiced, format.money(previous.invoiced, 0))} />
        <Figure label={t("reports.uniqueTemps")} value={format.number(total.unique_temps)} note={against(total.unique_temps, previous.unique_temps, format.number(previous.unique_temps))} />
        <Figure label={t("reports.averageTemps")} value={format.number(total.average_temps, 1)} note={against(total.average_temps, previous.average_temps, format.number(previous.average_temps, 1))} />
        <Figure label={t("reports.worked")} value={format.hours(total.worked_minutes)} note={against(total.worked_minutes, previous.worked_minutes, format.hours(previous.worked_minutes))} />
      </Figures>
      <div className={styles.charts}>
        <Card title={t("reports.invoicedPerMonth")}>
          <BarChart months={months} series={series(({ invoiced }) => invoiced)} show={(value) => format.money(String(value), 0)} title={t("reports.invoicedPerMonth")} />
        </Card>
        <Card title={t("reports.tempsPerMonth")}>
          <BarChart months={months} series={series(({ average_temps }) => average_temps)} show={(value) => format.number(value, 1)} title={t("reports.tempsPerMonth")} />
        </Card>
      </div>
      <Card title={t("reports.perMonth")} flush>
        <table className={table.table}>
          <thead>
            <tr>
              <th>{t("reports.month")}</th>
              <th className={table.number}>{t("reports.invoiced")}</th>
              <th className={table.number}>{t("reports.yearBefore")}</th>
              <th className={`${table.number} ${table.secondary}`}>{t("reports.worked")}</th>
              <th className={`${table.number} ${table.secondary}`}>{t("reports.uniqueTemps")}</th>
              <th className={`${table.number} ${table.secondary}`}>{t("reports.averageTemps")}</th>
            </tr>
          </thead>
          <tbody>
            {report.months.map(({ month, current, previous: before }) => (
              <tr key={month}>
                <th scope="row" className={styles.month}>
                  {format.date(month, "month")}
                </th>
                <td className={`${table.number} ${table.strong}`}>{format.money(current.invoiced)}</td>
                <td className={`${table.number} ${table.soft}`}>{format.money(before.invoiced)}</td>
                <td className={`${table.number} ${table.secondary}`}>{format.hours(current.worked_minutes)}</td>
                <td className={`${table.number} ${table.secondary}`}>{format.number(current.unique_temps)}</td>
                <td className={`${table.number} ${table.secondary}`}>{format.number(current.average_temps, 2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </>
  );
}
