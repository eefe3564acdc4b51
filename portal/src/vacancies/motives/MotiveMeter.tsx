import { Answer, Waiting } from "@/design/Answer";
import { useI18n } from "@/i18n";

import type { Asked, Meter } from "./meter";
import { MotiveUse } from "./MotiveUse";
import styles from "./MotiveMeter.module.css";
import { useMeter } from "./queries";

interface MotiveMeterProps {
  unitId: string;
  post: string;
  /** The day for which is counted; empty for today. */
  on: string;
  /** The vacancy at hand, which the bar shows too. */
  asked: Asked;
}

/** How much of what the law allows is used on a work post: of the motive at hand in full, of the others in a line. */
export default function MotiveMeter({ unitId, post, on, asked }: MotiveMeterProps) {
  const { t } = useI18n();
  const meter = useMeter(unitId, post, on);
  return (
    <section className={styles.meter} aria-labelledby="motive-meter">
      <h2 id="motive-meter">{t("hiring.meter.title")}</h2>
      {unitId === "" || post === "" ? (
        <p className={styles.soft}>{t("hiring.meter.choose")}</p>
      ) : (
        <Answer of={meter} waiting={<Waiting lines={3} />}>
          {(found) => <Found meter={found} asked={asked} />}
        </Answer>
      )}
    </section>
  );
}

function Found({ meter, asked }: { meter: Meter; asked: Asked }) {
  const { t, format } = useI18n();
  const chosen = meter.items.find((one) => one.motive === asked.motive);
  const others = meter.items.filter((one) => one !== chosen);
  const lines = (
    <ul className={styles.others}>
      {others.map((one) => (
        <li key={one.motive}>
          <MotiveUse use={one} />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <p className={styles.soft}>
        {meter.work_post_title} · {t("hiring.meter.on", { day: format.date(meter.on) })} · {t(meter.union_delegation ? "hiring.meter.withDelegation" : "hiring.meter.withoutDelegation")}
      </p>
      {chosen === undefined ? (
        lines
      ) : (
        <>
          <MotiveUse use={chosen} asked={asked} whole />
          <details className={styles.more}>
            <summary>{t("hiring.meter.others")}</summary>
            {lines}
          </details>
        </>
      )}
    </>
  );
}
