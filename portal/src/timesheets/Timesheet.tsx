import { useParams } from "react-router";

import { useChanged } from "@/api/changes";
import { known } from "@/api/known";
import { Answer, Failure } from "@/design/Answer";
import { Badge } from "@/design/Badge";
import { Button } from "@/design/Button";
import { useDialog } from "@/design/Dialog";
import { Figure, Figures } from "@/design/Figures";
import { Card, Page } from "@/design/Page";
import { ReasonDialog } from "@/design/ReasonDialog";
import { Timeline } from "@/design/Timeline";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";
import { useBack } from "@/shell/back";
import { useLive } from "@/shell/hub";

import { Lines } from "./Lines";
import { Revisions } from "./Revisions";
import styles from "./Timesheet.module.css";
import { STATUS_TONES, useStep, useTimesheet, type Timesheet as Sheet } from "./queries";

/** One sheet: planned next to actual, what it pays and why, and who did what. */
export default function Timesheet() {
  const { t } = useI18n();
  const { id = "" } = useParams();
  useLive("timesheet");
  const sheet = useTimesheet(id);
  const to = useBack("/timesheets", sheet.data === undefined ? "" : `?week=${sheet.data.week}`);
  const back = { to, label: t("timesheets.title") };
  return sheet.data === undefined ? (
    <Page title={t("timesheets.one")} back={back}>
      <Answer of={sheet}>{() => null}</Answer>
    </Page>
  ) : (
    <Shown sheet={sheet.data} back={back} />
  );
}

function Shown({ sheet, back }: { sheet: Sheet; back: { to: string; label: string } }) {
  const { t, format } = useI18n();
  const { can } = useRights();
  const step = useStep(sheet);
  const asking = useDialog<"reject" | "correct">();
  const waits = sheet.status === "open" || sheet.status === "submitted";
  const decided = sheet.status === "approved" || sheet.status === "exported";
  const premiums = (["night", "sunday", "holiday", "overtime_50", "overtime_100"] as const).filter((kind) => sheet.hours[kind] > 0);
  const done = (message: string) => ({ onSuccess: () => toast(message) });
  return (
    <Page
      title={sheet.temp.name}
      back={back}
      aside={
        <>
          <Badge tone={STATUS_TONES[sheet.status]}>{t(`timesheets.status.${sheet.status}`)}</Badge>
          {sheet.revision > 1 && <Badge tone="mauve">{t("timesheets.revision", { number: sheet.revision })}</Badge>}
        </>
      }
      about={`${t("shell.weekNumber", { number: sheet.week.slice(6) })} · ${sheet.unit_name} · ${sheet.work_posts.join(", ")}`}
      actions={
        <>
          {decided && can("timesheet:correct", sheet.unit_id) && <Button onPress={() => asking.open("correct")}>{t("timesheets.startCorrection")}</Button>}
          {waits && can("timesheet:approve", sheet.unit_id) && (
            <Button tone="danger" onPress={() => asking.open("reject")}>
              {t("timesheets.reject")}
            </Button>
          )}
          {(sheet.status === "open" || sheet.status === "rejected") && can("timesheet:submit", sheet.unit_id) && (
            <Button isPending={step.isPending && step.variables.step === "submit"} onPress={() => step.mutate({ step: "submit" }, done(t("timesheets.submitted")))}>
              {t("timesheets.submit")}
            </Button>
          )}
          {waits && can("timesheet:approve", sheet.unit_id) && (
            <Button
              tone="primary"
              isDisabled={!sheet.approvable}
              isPending={step.isPending && step.variables.step === "approve"}
              onPress={() => step.mutate({ step: "approve" }, done(t("timesheets.approved")))}
            >
              {t("timesheets.approve")}
            </Button>
          )}
        </>
      }
    >
      {asking.subject === undefined && <Failure of={step} />}
      {known(sheet.rejection_reason) && sheet.status === "rejected" && (
        <p className={styles.rejected}>{t("timesheets.rejectedBecause", { reason: sheet.rejection_reason })}</p>
      )}
      {waits && !sheet.approvable && <p className={styles.later}>{t("timesheets.notYetWorked")}</p>}
      <Figures>
        <Figure label={t("timesheets.worked")} value={format.hours(sheet.actual_minutes)} note={t("timesheets.ofPlanned", { hours: format.hours(sheet.planned_minutes) })} />
        <Figure label={t("timesheets.difference")} value={sheet.differs ? format.hours(sheet.actual_minutes - sheet.planned_minutes, true) : "="} note={t("timesheets.differingLines", { count: sheet.differing_lines })} tone={sheet.differs ? "warn" : undefined} />
        {premiums.map((kind) => (
          <Figure key={kind} label={t(`timesheets.kind.${kind}`)} value={format.hours(sheet.hours[kind])} />
        ))}
        {sheet.amount !== undefined && <Figure label={t("timesheets.amount")} value={format.money(sheet.amount)} note={t("timesheets.gross")} />}
      </Figures>
      <div {...useChanged(sheet.id)} className={styles.lines}>
        <Card flush>
          <Lines sheet={sheet} step={step} />
        </Card>
      </div>
      <div className={styles.columns}>
        <Card title={t("shell.history")}>
          <Timeline steps={sheet.timeline} />
        </Card>
        {sheet.revisions.length > 0 && <Revisions sheet={sheet} />}
      </div>
      <ReasonDialog
        title={t(asking.subject === "correct" ? "timesheets.startCorrection" : "timesheets.rejectTitle")}
        lead={t(asking.subject === "correct" ? "timesheets.correctionLead" : "timesheets.rejectLead")}
        action={t(asking.subject === "correct" ? "timesheets.startCorrection" : "timesheets.reject")}
        open={asking.subject !== undefined}
        pending={step.isPending}
        error={step.error}
        onClose={() => {
          step.reset();
          asking.close();
        }}
        onReason={(reason) => asking.subject !== undefined && step.mutate({ step: asking.subject, reason }, { onSuccess: asking.close })}
      />
    </Page>
  );
}
