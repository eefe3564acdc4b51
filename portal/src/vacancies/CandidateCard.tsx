import { lazy, Suspense } from "react";

import { useChanged } from "@/api/changes";
import { known } from "@/api/known";
import { Answer, Failure, Waiting } from "@/design/Answer";
import { Badge } from "@/design/Badge";
import { Button } from "@/design/Button";
import { useDialog } from "@/design/Dialog";
import { DownloadButton } from "@/design/DownloadButton";
import { ReasonDialog } from "@/design/ReasonDialog";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";

import { Comments } from "./Comments";
import { STAGE_TONES, useCandidate, useCandidateStep, type Candidate, type CandidateSummary } from "./candidacies";
import styles from "./Vacancy.module.css";

const InterviewDialog = lazy(() => import("./InterviewDialog"));

/** One candidate: who, why proposed, CV, and what the client decides. */
export function CandidateCard({ summary }: { summary: CandidateSummary }) {
  const { t, format } = useI18n();
  const candidate = useCandidate(summary.id);
  const initials = summary.name.split(" ").map((word) => word.slice(0, 1)).slice(0, 2).join("");
  return (
    <article className={styles.candidate} aria-label={summary.name} {...useChanged(summary.id)}>
      <div className={styles.name}>
        <span className={styles.initials} aria-hidden="true">
          {initials}
        </span>
        <div>
          <h3>{summary.name}</h3>
          <p className={styles.when}>{t("hiring.proposedOn", { moment: format.moment(summary.created_at) })}</p>
        </div>
        <Badge tone={STAGE_TONES[summary.status]}>{t(`hiring.stage.${summary.status}`)}</Badge>
        <span className={styles.push}>
          {known(summary.cv) && (
            <DownloadButton path={`/api/document/v1/documents/${summary.cv.document_id}/content`} name={summary.cv.file_name} label={`${t("hiring.cv")} · ${format.fileSize(summary.cv.size)}: ${summary.name}`}>
              {t("hiring.cv")} · {format.fileSize(summary.cv.size)}
            </DownloadButton>
          )}
        </span>
      </div>
      <Answer of={candidate} waiting={<Waiting lines={2} />}>
        {(found) => <Known candidate={found} />}
      </Answer>
    </article>
  );
}

function Known({ candidate }: { candidate: Candidate }) {
  const { t, format } = useI18n();
  const step = useCandidateStep(candidate);
  const rejecting = useDialog<true>();
  const planning = useDialog<true>();
  const may = (what: Candidate["allowed"][number]) => candidate.allowed.includes(what);
  const pending = (what: string) => step.isPending && step.variables.step === what;
  const quiet = rejecting.subject === undefined && planning.subject === undefined;
  return (
    <>
      {candidate.proposal !== null && <p className={styles.proposal}>{candidate.proposal}</p>}
      {known(candidate.interview) && (
        <p className={styles.bar}>
          <span className={styles.note}>
            {t("hiring.interviewAt", { moment: format.moment(candidate.interview.start) })}
            {candidate.interview.place !== null && ` · ${candidate.interview.place}`}
          </span>
          <DownloadButton path={`/api/vacancy/v1/candidates/${candidate.id}/interview`} name="interview.ics" tone="quiet">
            {t("vacancies.calendar")}
          </DownloadButton>
        </p>
      )}
      {known(candidate.placement) && (
        <p className={styles.note}>{t("hiring.placedFrom", { period: format.period(candidate.placement.starts_on, candidate.placement.ends_on), reference: candidate.placement.reference })}</p>
      )}
      {candidate.reason !== null && <p className={styles.note}>{t("hiring.because", { reason: candidate.reason })}</p>}
      {quiet && <Failure of={step} />}
      {candidate.allowed.some((what) => what !== "comment") && (
        <div className={styles.bar}>
          {may("accept") && (
            <Button small tone="primary" isPending={pending("accept")} onPress={() => step.mutate({ step: "accept" }, { onSuccess: () => toast(t("hiring.accepted", { name: candidate.name })) })}>
              {t("hiring.do.accept")}
            </Button>
          )}
          {may("shortlist") && (
            <Button small isPending={pending("shortlist")} onPress={() => step.mutate({ step: "shortlist" })}>
              {t("hiring.do.shortlist")}
            </Button>
          )}
          {may("plan_interview") && (
            <Button small onPress={() => planning.open(true)}>
              {t("hiring.do.interview")}
            </Button>
          )}
          {may("reject") && (
            <Button small tone="danger" onPress={() => rejecting.open(true)}>
              {t("hiring.do.reject")}
            </Button>
          )}
        </div>
      )}
      <Comments candidate={candidate} step={step} />
      <Suspense>{planning.subject && <InterviewDialog candidate={candidate} step={step} onClose={planning.close} />}</Suspense>
      <ReasonDialog
        title={t("hiring.rejectTitle", { name: candidate.name })}
        lead={t("hiring.rejectLead")}
        suggestions={[t("hiring.rejectExperience"), t("hiring.rejectAvailability"), t("hiring.rejectOther")]}
        action={t("hiring.do.reject")}
        open={rejecting.subject !== undefined}
        pending={step.isPending}
        error={step.error}
        onClose={() => {
          step.reset();
          rejecting.close();
        }}
        onReason={(reason) => step.mutate({ step: "reject", reason }, { onSuccess: rejecting.close })}
      />
    </>
  );
}
