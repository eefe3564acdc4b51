import { useI18n } from "@/i18n";
import { todayHere } from "@/i18n/week";
import { useRights } from "@/identity/me";
import { Page } from "@/design/Page";

import styles from "./Home.module.css";
import { AccessNow } from "./home/AccessNow";
import { InvoicesNow } from "./home/InvoicesNow";
import { PlanningNow } from "./home/PlanningNow";
import { TimesheetsNow } from "./home/TimesheetsNow";
import { VacanciesNow } from "./home/VacanciesNow";
import { useLive } from "./hub";

/** What needs you now, per module. */
export default function Home() {
  const { t, format } = useI18n();
  const { me, can } = useRights();
  const sees = { vacancy: can("vacancy:read"), planning: can("shift:read"), timesheet: can("timesheet:read"), reporting: can("invoice:read") };
  useLive(...(["vacancy", "planning", "timesheet", "reporting"] as const).filter((module) => sees[module]));
  return (
    <Page title={t("shell.hello", { name: me.first_name })} about={`${format.date(todayHere(), "weekday")} ${format.date(todayHere(), "long")} · ${t("shell.needsYou")}`}>
      <div className={styles.cards}>
        <AccessNow />
        {sees.vacancy && <VacanciesNow />}
        {sees.planning && <PlanningNow />}
        {sees.timesheet && <TimesheetsNow />}
        {sees.reporting && <InvoicesNow />}
      </div>
    </Page>
  );
}
