import { Answer } from "@/design/Answer";
import { useI18n } from "@/i18n";
import { todayHere, weekOf } from "@/i18n/week";
import { useWeeks } from "@/timesheets/queries";

import styles from "../Home.module.css";
import { NowCard, NowLine, NowNothing } from "./NowCard";

const WEEKS = 8;
const MOST = 4;

/** Weeks that are over and still have sheets to approve. */
export function TimesheetsNow() {
  const { t } = useI18n();
  const weeks = useWeeks(WEEKS);
  const now = weekOf(todayHere());
  return (
    <NowCard icon="timesheet" title={t("timesheets.title")} to="/timesheets" all={t("shell.seeAll")}>
      <Answer of={weeks}>
        {({ items }) => {
          const open = items
            .map((week) => ({ ...week, waiting: (week.by_status["open"] ?? 0) + (week.by_status["submitted"] ?? 0) }))
            .filter((week) => week.waiting > 0 && week.week < now);
          if (open.length === 0) return <NowNothing>{t("timesheets.nothingNow")}</NowNothing>;
          return (
            <ul className={styles.list}>
              {open.slice(0, MOST).map((week) => (
                <NowLine key={week.week} to={`/timesheets?week=${week.week}`} count={week.waiting} note={t("timesheets.equalOfThem", { count: week.equal_sheets })}>
                  {t("timesheets.approveWeek", { number: week.week.slice(6) })}
                </NowLine>
              ))}
            </ul>
          );
        }}
      </Answer>
    </NowCard>
  );
}
