import { Navigate, NavLink, useLocation, useParams } from "react-router";

import { SelectField } from "@/design/Field";
import { Filters, Page } from "@/design/Page";
import tabs from "@/design/Tabs.module.css";
import { useI18n } from "@/i18n";
import { todayHere } from "@/i18n/week";
import { useRights } from "@/identity/me";
import { useFilters } from "@/shell/filters";
import { useLive } from "@/shell/hub";
import NotFound from "@/shell/NotFound";

import { ClientReport } from "./ClientReport";
import { Invoiced } from "./Invoiced";
import { Invoices } from "./Invoices";
import { addMonths, periodOf } from "./queries";
import { TempsReport } from "./TempsReport";

const REPORTS = {
  client: { permission: "report:read", show: ClientReport },
  invoiced: { permission: "report:read", show: Invoiced },
  invoices: { permission: "invoice:read", show: Invoices },
  temps: { permission: "report:read", show: TempsReport },
} as const;
type Name = keyof typeof REPORTS;
const NAMES = Object.keys(REPORTS) as Name[];

/** The four reports, over the same period and unit. */
export default function Reports() {
  const { t, format } = useI18n();
  const { can, unitsFor } = useRights();
  const { report } = useParams();
  const { search } = useLocation();
  const { get, set } = useFilters();
  useLive("reporting");
  const allowed = NAMES.filter((name) => can(REPORTS[name].permission));
  const first = allowed[0];
  const name = allowed.find((one) => one === report);
  if (report === undefined && first !== undefined) return <Navigate to={`/reports/${first}`} replace />;
  if (name === undefined) return <NotFound />;
  const period = periodOf(get("from"), get("until"), get("unit"));
  const Report = REPORTS[name].show;
  const now = todayHere().slice(0, 7);
  const months = Array.from({ length: 36 }, (_, back) => addMonths(now, -back)).map((month) => ({ value: month, label: format.date(month, "month") }));
  return (
    <Page title={t("reports.title")}>
      <div>
        <nav className={tabs.tabs} aria-label={t("reports.title")}>
          {allowed.map((one) => (
            <NavLink key={one} to={{ pathname: `/reports/${one}`, search }}>
              {t(`reports.${one}.title`)}
            </NavLink>
          ))}
        </nav>
      </div>
      <Filters>
        <SelectField compact label={t("shell.from")} value={period.from} onChange={(from) => set({ from })} options={months.filter(({ value }) => value <= period.until)} />
        <SelectField compact label={t("shell.until")} value={period.until} onChange={(until) => set({ until, ...(until < period.from ? { from: until } : {}) })} options={months} />
        <SelectField compact label={t("shell.unit")} value={period.unitId} onChange={(unit) => set({ unit })} options={unitsFor(REPORTS[name].permission)} empty={t("shell.allUnits")} />
      </Filters>
      <Report period={period} />
    </Page>
  );
}
