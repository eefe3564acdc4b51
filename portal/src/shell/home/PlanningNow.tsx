import { Answer } from "@/design/Answer";
import { useI18n } from "@/i18n";
import { shiftWeek, todayHere, weekOf } from "@/i18n/week";
import { useRights } from "@/identity/me";
import { publishable, useBoard } from "@/planning/queries";

import styles from "../Home.module.css";
import { NowCard, NowLine, NowNothing } from "./NowCard";

/** Shifts to fill, publish or hurry up, this week and the next. */
export function PlanningNow() {
  const { t } = useI18n();
  const now = weekOf(todayHere());
  return (
    <NowCard icon="planning" title={t("planning.title")} to="/planning" all={t("shell.seeAll")}>
      <WeekNow week={now} title={t("shell.thisWeek")} />
      <WeekNow week={shiftWeek(now, 1)} title={t("shell.nextWeek")} />
    </NowCard>
  );
}

function WeekNow({ week, title }: { week: string; title: string }) {
  const { t } = useI18n();
  const { can } = useRights();
  const board = useBoard(week, "");
  const to = `/planning?week=${week}`;
  return (
    <>
      <h3 className={styles.part}>{title}</h3>
      <Answer of={board}>
        {(found) => {
          const drafts = can("shift:publish") ? publishable(found).length : 0;
          if (found.totals.open + found.totals.late + drafts === 0) return <NowNothing>{t("planning.nothingNow", { count: found.totals.shifts })}</NowNothing>;
          return (
            <ul className={styles.list}>
              {found.totals.late > 0 && (
                <NowLine to={to} count={found.totals.late}>
                  {t("planning.lateNow")}
                </NowLine>
              )}
              {found.totals.open > 0 && (
                <NowLine to={to} count={found.totals.open}>
                  {t("planning.openNow")}
                </NowLine>
              )}
              {drafts > 0 && (
                <NowLine to={to} count={drafts}>
                  {t("planning.publishNow")}
                </NowLine>
              )}
            </ul>
          );
        }}
      </Answer>
    </>
  );
}
