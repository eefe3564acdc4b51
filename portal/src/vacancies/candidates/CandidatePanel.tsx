import { known } from "@/api/known";
import { Answer } from "@/design/Answer";
import { Badge } from "@/design/Badge";
import { Button } from "@/design/Button";
import { Dialog, DialogBody, DialogFooter } from "@/design/Dialog";
import { Timeline, type Step as Done } from "@/design/Timeline";
import { useI18n } from "@/i18n";

import { STAGE_TONES } from "../queries";
import { useCandidate, type Candidate } from "./candidacies";
import styles from "./CandidatePanel.module.css";
import { Comments } from "./Comments";
import { Cv } from "./Cv";
import { useDeciding } from "./deciding";
import { Initials } from "./Initials";
import { Interview } from "./Interview";
import { stepName, type Step } from "./steps";

/** Everything about one candidate, beside the board: who, why proposed, CV, interview, comments, history, and what can be decided. */
export default function CandidatePanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useI18n();
  const candidate = useCandidate(id);
  return (
    <Dialog title={candidate.data?.name ?? t("hiring.candidate")} shape="panel" open onClose={onClose}>
      {candidate.data === undefined ? (
        <DialogBody>
          <Answer of={candidate}>{() => null}</Answer>
        </DialogBody>
      ) : (
        <Whole candidate={candidate.data} />
      )}
    </Dialog>
  );
}

const DECISIONS = ["reject", "shortlist", "accept"] as const satisfies readonly Step[];

function Whole({ candidate }: { candidate: Candidate }) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const { decide, pending, dialog } = useDeciding();
  const steps = DECISIONS.filter((step) => candidate.allowed.includes(step));
  const { placement } = candidate;
  return (
    <>
      <DialogBody>
        <div className={styles.top}>
          <Initials name={candidate.name} />
          <Badge tone={STAGE_TONES[candidate.status]}>{t(`hiring.stage.${candidate.status}`)}</Badge>
          <span className={styles.soft}>{t("hiring.proposedOn", { moment: format.moment(candidate.created_at) })}</span>
        </div>
        {candidate.reason !== null && <p className={styles.reason}>{t("hiring.because", { reason: candidate.reason })}</p>}
        {known(placement) && <p className={styles.placed}>{t("hiring.placedFrom", { period: format.period(placement.starts_on, placement.ends_on), reference: placement.reference })}</p>}
        <section aria-labelledby="proposal">
          <h3 id="proposal">{t("hiring.proposal")}</h3>
          <p className={styles.proposal}>{candidate.proposal ?? t("hiring.noProposal")}</p>
        </section>
        <Cv candidate={candidate} />
        <Interview candidate={candidate} onDecide={(what) => decide({ candidate, what, sure: true })} />
        <Comments candidate={candidate} />
        <section aria-labelledby="history">
          <h3 id="history">{t("shell.history")}</h3>
          <Timeline steps={candidate.timeline} noteOf={(step) => noteOf(step, i18n)} />
        </section>
      </DialogBody>
      {steps.length > 0 && (
        <DialogFooter>
          {steps.map((what) => (
            <Button key={what} tone={what === "accept" ? "primary" : what === "reject" ? "danger" : "secondary"} isPending={pending === what} onPress={() => decide({ candidate, what, sure: true })}>
              {stepName(what, candidate, i18n)}
            </Button>
          ))}
        </DialogFooter>
      )}
      {dialog}
    </>
  );
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/;

/** The note of a step in the user's words: moments and numbers are written by the service. */
function noteOf({ action, note }: Done, { t, format }: ReturnType<typeof useI18n>): string | null | undefined {
  if (!known(note)) return note;
  if (action === "candidate.interview_planned" && MOMENT.test(note)) return format.moment(note);
  if (action === "candidate.slots_proposed") return t("hiring.momentsProposed", { count: Number(note) });
  return note;
}
