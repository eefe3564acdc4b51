import type { ReactNode } from "react";

import { known } from "@/api/known";
import { Failure } from "@/design/Answer";
import { Badge } from "@/design/Badge";
import { Button } from "@/design/Button";
import { DownloadButton } from "@/design/DownloadButton";
import { Icon } from "@/design/Icon";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";

import { useCandidateStep, type Candidate, type Slot } from "./candidacies";
import styles from "./Interview.module.css";
import { stepName, type Step } from "./steps";

/** The interview that is planned, and the moments on the table: agree to one of the agency's, take one's own back. */
export function Interview({ candidate, onDecide }: { candidate: Candidate; onDecide: (what: Step) => void }) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const { interview, slots } = candidate;
  const may = (what: Step) => candidate.allowed.includes(what);
  const steps = (["propose_slots", "plan_interview", "cancel_interview"] as const).filter(may);
  if (!known(interview) && slots.length === 0 && steps.length === 0) return null;
  return (
    <section className={styles.interview} aria-labelledby="interview">
      <h3 id="interview">{t("hiring.interview")}</h3>
      {known(interview) && (
        <div className={styles.planned} data-off={interview.cancelled || undefined}>
          <Icon name="planning" />
          <p>
            <strong>
              {format.date(interview.start, "weekday")} {format.date(interview.start, "long")}, {format.time(interview.start)}–{format.time(interview.end)}
            </strong>
            {interview.place !== null && <span>{interview.place}</span>}
          </p>
          {interview.cancelled ? (
            <Badge>{t("hiring.calledOff")}</Badge>
          ) : (
            <DownloadButton path={`/api/vacancy/v1/candidates/${candidate.id}/interview`} name="interview.ics" tone="quiet">
              {t("vacancies.calendar")}
            </DownloadButton>
          )}
        </div>
      )}
      {slots.length > 0 && <Slots candidate={candidate} />}
      {steps.length > 0 && (
        <div className={styles.bar}>
          {steps.map((what) => (
            <Button key={what} small tone={what === "cancel_interview" ? "danger" : "secondary"} onPress={() => onDecide(what)}>
              {stepName(what, candidate, i18n)}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

function Slots({ candidate }: { candidate: Candidate }) {
  const { t } = useI18n();
  const step = useCandidateStep();
  // Who may propose moments may answer them.
  const may = candidate.allowed.includes("propose_slots");
  const agree = (slot: Slot) => step.mutate({ step: "confirm", slot: slot.id, shown: candidate }, { onSuccess: () => toast(t("hiring.done.plan_interview", { name: candidate.name })) });
  const withdraw = (slot: Slot) => step.mutate({ step: "withdraw", slot: slot.id, shown: candidate });
  const doing = (what: "confirm" | "withdraw", slot: Slot) => step.isPending && step.variables.step === what && step.variables.slot === slot.id;
  const theirs = candidate.slots.filter(({ mine }) => !mine);
  const ours = candidate.slots.filter(({ mine }) => mine);
  return (
    <>
      <Failure of={step} />
      {theirs.length > 0 && (
        <SlotList title={t("hiring.slotsToAnswer")} slots={theirs}>
          {(slot, when) =>
            may && (
              <>
                <Button small tone="primary" aria-label={t("hiring.agreeTo", { moment: when })} isPending={doing("confirm", slot)} onPress={() => agree(slot)}>
                  {t("hiring.agree")}
                </Button>
                <Button small tone="quiet" aria-label={t("hiring.declineOf", { moment: when })} isPending={doing("withdraw", slot)} onPress={() => withdraw(slot)}>
                  {t("hiring.decline")}
                </Button>
              </>
            )
          }
        </SlotList>
      )}
      {ours.length > 0 && (
        <SlotList title={t("hiring.slotsProposed")} slots={ours}>
          {(slot, when) =>
            may && (
              <Button small tone="quiet" aria-label={t("hiring.takeBackOf", { moment: when })} isPending={doing("withdraw", slot)} onPress={() => withdraw(slot)}>
                {t("hiring.takeBack")}
              </Button>
            )
          }
        </SlotList>
      )}
    </>
  );
}

function SlotList({ title, slots, children }: { title: string; slots: readonly Slot[]; children: (slot: Slot, when: string) => ReactNode }) {
  const { format } = useI18n();
  return (
    <div className={styles.slots}>
      <h4>{title}</h4>
      <ul>
        {[...slots]
          .sort((a, b) => a.start.localeCompare(b.start))
          .map((slot) => {
            const when = `${format.moment(slot.start)}–${format.time(slot.end)}`;
            return (
              <li key={slot.id}>
                <p>
                  <strong>{when}</strong>
                  <span>{[slot.place, slot.by].filter(known).join(" · ")}</span>
                </p>
                {children(slot, when)}
              </li>
            );
          })}
      </ul>
    </div>
  );
}
