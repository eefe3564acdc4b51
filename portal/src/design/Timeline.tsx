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

/** Who did what and when, newest first. */
export function Timeline({ steps }: { steps: readonly Step[] }) {
  const { t, format } = useI18n();
  const newest = [...steps].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <ol className={styles.timeline}>
      {newest.map((step, place) => (
        <li key={`${step.at}${step.action}${place}`}>
          <p className={styles.action}>{t.maybe(`actions.${step.action}`) ?? step.action}</p>
          <p className={styles.who}>
            {step.actor === "backoffice" ? t("shell.backOffice") : (step.actor_name ?? t("shell.system"))} ·{" "}
            <time dateTime={step.at}>{format.moment(step.at)}</time>
          </p>
          {known(step.note) && step.note !== "" && <p className={styles.note}>{step.note}</p>}
        </li>
      ))}
    </ol>
  );
}
