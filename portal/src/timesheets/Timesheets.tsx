import { Link } from "react-router";

import { useChanged } from "@/api/changes";
import { Failure } from "@/design/Answer";
import { Badge } from "@/design/Badge";
import { CheckField, SelectField } from "@/design/Field";
import { Listing } from "@/design/Listing";
import { Card, Filters, Page } from "@/design/Page";
import table from "@/design/Table.module.css";
import { WeekPicker } from "@/design/WeekPicker";
import { useI18n } from "@/i18n";
import { shiftWeek, todayHere, weekOf } from "@/i18n/week";
import { useRights } from "@/identity/me";
import { useFrom } from "@/shell/back";
import { useFilters } from "@/shell/filters";
import { useLive } from "@/shell/hub";

import { Deviation } from "./Deviation";
import { STATUS_TONES, STATUSES, useApproveEqual, useTimesheets, type Summary } from "./queries";
import { WeekSummary } from "./WeekSummary";

/** The hours of a week: what equals the plan in one click, and then only the exceptions. */
export default function Timesheets() {
  const { t } = useI18n();
  const { can, unitsFor } = useRights();
  const { get, set } = useFilters();
  useLive("timesheet");
  // The week that can be approved is usually the last one.
  const week = get("week") || shiftWeek(weekOf(todayHere()), -1);
  const unitId = get("unit");
  const onlyExceptions = get("exceptions") !== "";
  const sheets = useTimesheets({ week, unitId, status: get("status"), onlyExceptions });
  const approveEqual = useApproveEqual(week, unitId);
  return (
    <Page title={t("timesheets.title")} actions={<WeekPicker week={week} onChange={(next) => set({ week: next })} />}>
      <WeekSummary week={week} unitId={unitId} approving={approveEqual} />
      <Failure of={approveEqual} />
      <Filters>
        <SelectField compact label={t("shell.unit")} value={unitId} onChange={(unit) => set({ unit })} options={unitsFor("timesheet:read")} empty={t("shell.allUnits")} />
        <SelectField
          compact
          label={t("shell.status")}
          value={get("status")}
          onChange={(status) => set({ status })}
          options={STATUSES.map((status) => ({ value: status, label: t(`timesheets.status.${status}`) }))}
          empty={t("shell.all")}
        />
        <CheckField label={t("timesheets.onlyExceptions")} value={onlyExceptions} onChange={(on) => set({ exceptions: on ? "1" : "" })} />
      </Filters>
      <Card flush>
        <Listing of={sheets} empty={{ icon: "timesheet", title: t(onlyExceptions ? "timesheets.noExceptions" : "timesheets.none"), text: t("timesheets.noneHint") }}>
          {(items) => (
            <table className={table.table}>
              <thead>
                <tr>
                  <th>{t("shell.temp")}</th>
                  <th className={table.secondary}>{t("shell.unit")}</th>
                  <th className={table.secondary}>{t("shell.workPost")}</th>
                  <th className={`${table.number} ${table.secondary}`}>{t("timesheets.planned")}</th>
                  <th className={table.number}>{t("timesheets.worked")}</th>
                  <th className={table.number}>{t("timesheets.difference")}</th>
                  {can("wage:read") && <th className={`${table.number} ${table.secondary}`}>{t("timesheets.amount")}</th>}
                  <th>{t("shell.status")}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((sheet) => (
                  <SheetRow key={sheet.id} sheet={sheet} wages={can("wage:read")} />
                ))}
              </tbody>
            </table>
          )}
        </Listing>
      </Card>
    </Page>
  );
}

function SheetRow({ sheet, wages }: { sheet: Summary; wages: boolean }) {
  const { t, format } = useI18n();
  return (
    <tr {...useChanged(sheet.id)}>
      <th scope="row">
        <Link to={`/timesheets/${sheet.id}`} state={useFrom()} className={table.link}>
          {sheet.temp.name}
        </Link>
      </th>
      <td className={`${table.soft} ${table.secondary}`}>{sheet.unit_name}</td>
      <td className={`${table.soft} ${table.secondary}`}>{sheet.work_posts.join(", ")}</td>
      <td className={`${table.number} ${table.soft} ${table.secondary}`}>{format.hours(sheet.planned_minutes)}</td>
      <td className={`${table.number} ${table.strong}`}>{format.hours(sheet.actual_minutes)}</td>
      <td className={table.number}>
        <Deviation minutes={sheet.actual_minutes - sheet.planned_minutes} lines={sheet.differing_lines} />
      </td>
      {wages && <td className={`${table.number} ${table.secondary}`}>{sheet.amount === undefined ? "" : format.money(sheet.amount)}</td>}
      <td>
        <Badge tone={STATUS_TONES[sheet.status]}>{t(`timesheets.status.${sheet.status}`)}</Badge>
      </td>
    </tr>
  );
}
