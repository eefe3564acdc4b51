import { Icon } from "@/design/Icon";
import { useI18n } from "@/i18n";

import { sharesOf, type Asked, type MotiveMeter, type Need } from "./meter";
import styles from "./MotiveMeter.module.css";

/** The use of one motive: a bar with what is left, and in full the stretches with what each needs, and the source. */
export function MotiveUse({ use, asked, whole = false }: { use: MotiveMeter; asked?: Asked; whole?: boolean }) {
  const { t, format } = useI18n();
  const shares = sharesOf(use, asked);
  const beyond = shares?.beyond === true;
  return (
    <div className={styles.use}>
      <p className={styles.name}>
        <strong>{t(`vacancies.motive.${use.motive}`)}</strong>
        <span>{use.months_most === null ? t("hiring.meter.noLimit") : t("hiring.meter.of", { used: format.number(use.months_used, 1), count: use.months_most })}</span>
      </p>
      {shares !== undefined && <Bar {...shares} />}
      {use.attempts !== null && <Tries {...use.attempts} />}
      {use.days_left !== null && (
        <p className={beyond ? styles.beyond : styles.left}>
          {use.last_day === null ? t("hiring.meter.daysLeft", { count: use.days_left }) : t("hiring.meter.daysLeftUntil", { count: use.days_left, day: format.date(use.last_day) })}
          {beyond && ` ${t("hiring.meter.beyond")}`}
        </p>
      )}
      {whole && <Whole use={use} legend={shares !== undefined} own={asked !== undefined && !asked.counted} />}
    </div>
  );
}

function Bar({ used, planned, own, beyond }: { used: number; planned: number; own: number; beyond: boolean }) {
  const part = (from: number, width: number, kind: string) => width > 0 && <rect x={`${from * 100}%`} width={`${width * 100}%`} height="10" data-kind={kind} />;
  return (
    <svg className={styles.bar} width="100%" height="10" aria-hidden="true" data-beyond={beyond || undefined}>
      {part(0, used, "used")}
      {part(used, planned, "planned")}
      {part(used + planned, own, "own")}
    </svg>
  );
}

function Tries({ used, most, left }: { used: number; most: number; left: number }) {
  const { t } = useI18n();
  return (
    <p className={styles.tries}>
      <span aria-hidden="true">
        {Array.from({ length: Math.min(most, 12) }, (_, place) => (
          <i key={place} data-used={place < used || undefined} />
        ))}
      </span>
      {t("hiring.meter.tries", { used, most, count: left })}
    </p>
  );
}

function Whole({ use, legend, own }: { use: MotiveMeter; legend: boolean; own: boolean }) {
  const { t, format } = useI18n();
  const words = (needs: readonly Need[]) => needs.map((need) => t(`hiring.need.${need}`)).join(" · ");
  return (
    <>
      {legend && (
        <p className={styles.legend}>
          <span data-kind="used">{t("hiring.meter.used")}</span>
          {use.planned_days > 0 && <span data-kind="planned">{t("hiring.meter.planned")}</span>}
          {own && <span data-kind="own">{t("hiring.meter.own")}</span>}
        </p>
      )}
      {use.next === null ? (
        use.months_most !== null && (
          <p className={styles.next}>
            <Icon name="info" size={16} />
            {t("hiring.meter.lastStep")}
          </p>
        )
      ) : (
        use.next.needs.length > 0 && (
          <p className={styles.next}>
            <Icon name="warn" size={16} />
            <span>
              {use.next.from === null ? t("hiring.meter.first") : t("hiring.meter.before", { day: format.date(use.next.from) })} <strong>{words(use.next.needs)}</strong>
            </span>
          </p>
        )
      )}
      {use.steps.some((step) => step.months !== null || step.needs.length > 0) && (
        <ol className={styles.steps}>
          {use.steps.map((step, place) => (
            <li key={place} aria-current={use.step === place + 1 ? "step" : undefined}>
              <strong>{step.months === null ? t("hiring.meter.asAgreed") : t("hiring.meter.months", { count: step.months })}</strong>
              {step.until !== null && use.step > 0 && <span> · {t("hiring.meter.until", { day: format.date(step.until) })}</span>}
              <span className={styles.needs}>{step.needs.length === 0 ? t("hiring.meter.needsNothing") : words(step.needs)}</span>
            </li>
          ))}
        </ol>
      )}
      <p className={styles.source}>
        {t("hiring.meter.source")} {use.source}
      </p>
    </>
  );
}
