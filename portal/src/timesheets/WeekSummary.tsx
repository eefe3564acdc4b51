import type { UseMutationResult } from "@tanstack/react-query";

import { Answer } from "@/design/Answer";
import { Button } from "@/design/Button";
import { Figure, Figures } from "@/design/Figures";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";

import { useWeek } from "./queries";

interface WeekSummaryProps {
  week: string;
  unitId: string;
  approving: UseMutationResult<number, Error, void>;
}

/** The week in figures, and the one click that approves everything that went as planned. */
export function WeekSummary({ week, unitId, approving }: WeekSummaryProps) {
  const { t, format } = useI18n();
  const { can } = useRights();
  const counts = useWeek(week, unitId);
  return (
    <Answer of={counts}>
      {(found) => {
        if (found === null) return null;
        const waiting = (found.by_status["open"] ?? 0) + (found.by_status["submitted"] ?? 0);
        const approve = () => approving.mutate(undefined, { onSuccess: (count) => toast(t("timesheets.approvedMany", { count })) });
        return (
          <Figures
            action={
              can("timesheet:approve") &&
              found.equal_sheets > 0 && (
                <Button tone="primary" isPending={approving.isPending} onPress={approve}>
                  {t("timesheets.approveEqual", { count: found.equal_sheets })}
                </Button>
              )
            }
          >
            <Figure label={t("timesheets.worked")} value={format.hours(found.actual_minutes)} note={t("timesheets.ofPlanned", { hours: format.hours(found.planned_minutes) })} />
            <Figure label={t("timesheets.sheets")} value={format.number(found.sheets)} note={t("timesheets.waiting", { count: waiting })} />
            <Figure label={t("timesheets.exceptions")} value={format.number(found.differing_lines)} note={t("timesheets.ofLines", { count: found.lines })} tone={found.differing_lines > 0 ? "warn" : undefined} />
          </Figures>
        );
      }}
    </Answer>
  );
}
