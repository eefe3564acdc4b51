import { known } from "@/api/known";
import { useI18n } from "@/i18n";

import styles from "./Timeline.module.css";

export interface Step {
  at: string;
  actor?: string;
  actor_name?: string | null;
  action: string;
  note?: string | null;
}

interface TimelineProps {
  steps: readonly Step[];
  /** The note of a step in the user's words, where it is not a person's own sentence. */
  noteOf?: (step: Step) => string | null | undefined;
}

/** Steps newest first; the same thing done several times in a row (a week of shifts) is one step with its count. */
export function gathered(steps: readonly Step[]): { step: Step; times: number }[] {
  const shown: { step: Step; times: number }[] = [];
  for (const step of [...steps].sort((a, b) => b.at.localeCompare(a.at))) {
    const last = shown.at(-1);
    const again = last !== undefined && last.step.action === step.action && last.step.actor === step.actor && !known(step.note) && !known(last.step.note);
    if (again) last.times += 1;
    else shown.push({ step, times: 1 });
  }
  return shown;
}

/** Who did what and when. */
export function Timeline({ steps, noteOf = ({ note }) => note }: TimelineProps) {
  const { t, format } = useI18n();
  return (
    <ol className={styles.timeline}>
      {gathered(steps).map(({ step, times }, place) => {
        const note = noteOf(step);
        return (
          <li key={`${step.at}${step.action}${place}`}>
            <p className={styles.action}>
              {t.maybe(`actions.${step.action}`) ?? step.action}
              {times > 1 && ` (${times}×)`}
            </p>
            <p className={styles.who}>
              {step.actor === "backoffice" ? t("shell.backOffice") : (step.actor_name ?? t("shell.system"))} · <time dateTime={step.at}>{format.moment(step.at)}</time>
            </p>
            {known(note) && note !== "" && <p className={styles.note}>{note}</p>}
          </li>
        );
      })}
    </ol>
  );
}
