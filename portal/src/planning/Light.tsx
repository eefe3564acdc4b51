import { Icon } from "@/design/Icon";
import { useI18n } from "@/i18n";

import type { ShiftSummary, Stage } from "./queries";
import styles from "./Light.module.css";

const STEPS: readonly Stage[] = ["planned", "contract", "signed", "declared"];

/** How many of the four steps a stage has behind it. */
export function progress(stage: Stage): number {
  return STEPS.indexOf(stage) + 1;
}

type Shown = ShiftSummary["light"];

/** The light of a shift: four steps from planned to declared, in colour, form and word. */
export function Light({ light, withWord = false }: { light: Shown; withWord?: boolean }) {
  const { t } = useI18n();
  const word = t(`planning.stage.${light.stage}`);
  return (
    <span className={styles.light} data-stage={light.stage} data-late={light.late || undefined}>
      <span className={styles.steps} aria-hidden="true">
        {STEPS.map((step, place) => (
          <span key={step} data-on={place < progress(light.stage) || undefined} />
        ))}
      </span>
      {light.late && <Icon name="warn" size={14} />}
      <span className={withWord ? styles.word : "visually-hidden"}>{light.late ? `${word} (${t("planning.late")})` : word}</span>
    </span>
  );
}

/** The four steps with their names, for one shift on its own. */
export function Steps({ light }: { light: Shown }) {
  const { t } = useI18n();
  const reached = progress(light.stage);
  if (reached === 0) return <Light light={light} withWord />;
  return (
    <ol className={styles.ladder} aria-label={t("planning.legend")}>
      {STEPS.map((step, place) => (
        <li key={step} data-stage={light.stage} data-on={place < reached || undefined} aria-current={place === reached - 1 ? "step" : undefined}>
          {t(`planning.stage.${step}`)}
        </li>
      ))}
    </ol>
  );
}

/** What the lights mean, with how many shifts stand where. */
export function Legend({ counts }: { counts: Record<string, number> }) {
  const { t } = useI18n();
  const shown = (["open", ...STEPS, "refused"] as const).filter((stage) => STEPS.includes(stage) || (counts[stage] ?? 0) > 0);
  return (
    <ul className={styles.legend} aria-label={t("planning.legend")}>
      {shown.map((stage) => (
        <li key={stage}>
          <Light light={{ stage, signed: false, declared: false, late: false }} withWord />
          <strong>{counts[stage] ?? 0}</strong>
        </li>
      ))}
    </ul>
  );
}
