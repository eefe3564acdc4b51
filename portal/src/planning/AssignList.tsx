import { useState } from "react";

import { Answer, Empty, Failure } from "@/design/Answer";
import { Badge } from "@/design/Badge";
import { Button } from "@/design/Button";
import { TextField } from "@/design/Field";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";

import type { Candidate, Shift } from "./queries";
import { Findings } from "./Findings";
import styles from "./ShiftPanel.module.css";
import { findingsOf, useShiftCandidates, type useShiftStep } from "./shifts";

const TONES = { free: "good", warned: "warn", blocked: "bad" } as const;
/** So many temps are drawn at first; the best come first, so the rest is rarely wanted. */
const FIRST = 25;

interface AssignListProps {
  shift: Shift;
  step: ReturnType<typeof useShiftStep>;
}

/** Who can do this shift, best first, and why the others cannot. */
export function AssignList({ shift, step }: AssignListProps) {
  const { t } = useI18n();
  const candidates = useShiftCandidates(shift);
  const [words, setWords] = useState("");
  const [all, setAll] = useState(false);
  const refused = findingsOf(step.error);
  return (
    <section className={styles.assign} aria-label={t("planning.assign")}>
      <h3>{t("planning.assign")}</h3>
      {refused.length > 0 && <Findings findings={refused} />}
      <Failure of={step} />
      <Answer of={candidates}>
        {({ items }) => {
          const found = items.filter((one) => one.temp?.name.toLocaleLowerCase().includes(words.trim().toLocaleLowerCase()) ?? false);
          const shown = all ? found : found.slice(0, FIRST);
          if (items.length === 0) return <Empty icon="person" title={t("planning.noTemps")} />;
          return (
            <>
              {items.length > 8 && <TextField label={t("planning.searchTemp")} type="search" value={words} onChange={setWords} />}
              <ul className={styles.candidates}>
                {shown.map((one) => (
                  <CandidateRow key={one.temp?.id} candidate={one} step={step} />
                ))}
              </ul>
              {found.length > shown.length && (
                <Button small tone="quiet" onPress={() => setAll(true)}>
                  {t("planning.showAll", { count: found.length })}
                </Button>
              )}
            </>
          );
        }}
      </Answer>
    </section>
  );
}

function CandidateRow({ candidate, step }: { candidate: Candidate; step: AssignListProps["step"] }) {
  const { t, format } = useI18n();
  const [overriding, setOverriding] = useState(false);
  const [reason, setReason] = useState("");
  const temp = candidate.temp;
  if (temp === null) return null;
  const passable = candidate.findings.every((finding) => finding.can_override);
  const pending = step.isPending && step.variables.step === "assign" && step.variables.tempId === temp.id;
  const assign = (overrideReason?: string) =>
    step.mutate(
      { step: "assign", tempId: temp.id, acceptWarnings: candidate.fit !== "free", overrideReason },
      { onSuccess: () => toast(t("planning.assigned", { name: temp.name })) },
    );
  return (
    <li data-fit={candidate.fit}>
      <div className={styles.row}>
        <div className={styles.who}>
          <strong>{temp.name}</strong> <Badge tone={TONES[candidate.fit]}>{t(`planning.fit.${candidate.fit}`)}</Badge>
          <p className={styles.hours}>{t("planning.weekAfter", { hours: format.hours(candidate.week_minutes_after), limit: format.hours(candidate.limit_minutes) })}</p>
        </div>
        {candidate.fit === "blocked" ? (
          passable && (
            <Button small aria-expanded={overriding} onPress={() => setOverriding(!overriding)} aria-label={`${t("planning.goPast")}: ${temp.name}`}>
              {t("planning.goPast")}
            </Button>
          )
        ) : (
          <Button small tone={candidate.fit === "free" ? "primary" : "secondary"} isPending={pending} onPress={() => assign()} aria-label={`${t(candidate.fit === "free" ? "planning.doAssign" : "planning.assignAnyway")}: ${temp.name}`}>
            {t(candidate.fit === "free" ? "planning.doAssign" : "planning.assignAnyway")}
          </Button>
        )}
      </div>
      {candidate.findings.length > 0 && <Findings findings={candidate.findings} />}
      {overriding && (
        <div className={styles.override}>
          <TextField label={t("planning.overrideReason")} autoFocus maxLength={500} value={reason} onChange={setReason} />
          <Button small tone="danger" isDisabled={reason.trim().length < 3} isPending={pending} onPress={() => assign(reason.trim())}>
            {t("planning.assignAnyway")}
          </Button>
        </div>
      )}
    </li>
  );
}
