import { useQuery } from "@tanstack/react-query";

import { ask, planning } from "@/api/client";
import type { components } from "@/api/generated/planning";
import { known } from "@/api/known";
import { Answer } from "@/design/Answer";
import { Badge } from "@/design/Badge";
import { Dialog, DialogBody } from "@/design/Dialog";
import { Fact, Facts } from "@/design/Page";
import { useI18n } from "@/i18n";
import { daysOf, todayHere, weekOf } from "@/i18n/week";

import { PLANNING_LIVE } from "./queries";
import styles from "./ShiftPanel.module.css";

type Temp = components["schemas"]["Temp"];
type Availability = components["schemas"]["AvailabilityLine"];

/** How to reach a temp, where they can be deployed, and when. */
export function TempPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useI18n();
  const temp = useQuery({
    queryKey: ["planning", "temp", id],
    queryFn: () => ask(planning.GET("/temps/{temp_id}", { params: { path: { temp_id: id } } })),
    meta: PLANNING_LIVE,
  });
  return (
    <Dialog title={temp.data?.name ?? t("shell.temp")} shape="side" open onClose={onClose}>
      <DialogBody>
        <Answer of={temp}>{(found) => <Known temp={found} />}</Answer>
      </DialogBody>
    </Dialog>
  );
}

function Known({ temp }: { temp: Temp }) {
  const { t, format } = useI18n();
  return (
    <>
      <Facts>
        <Fact name={t("identity.email")}>{temp.email && <a href={`mailto:${temp.email}`}>{temp.email}</a>}</Fact>
        <Fact name={t("planning.phone")}>{temp.phone && <a href={`tel:${temp.phone.replaceAll(" ", "")}`}>{temp.phone}</a>}</Fact>
        <Fact name={t("planning.skills")} wide>
          {temp.skills.map(({ name }) => name).join(", ")}
        </Fact>
        <Fact name={t("planning.worksIn")} wide>
          {temp.units.map(({ name }) => name).join(", ")}
        </Fact>
      </Facts>
      <section className={styles.history}>
        <h3>{t("planning.availabilityOf")}</h3>
        {temp.availability.length === 0 && <p className={styles.soft}>{t("planning.finding.not_declared")}</p>}
        <ul className={styles.lines}>
          {temp.availability.map((line, place) => (
            <li key={place}>
              <Badge tone={line.status === "available" ? "good" : line.status === "rather_not" ? "warn" : "quiet"}>{t(`planning.availability.${line.status}`)}</Badge> <When line={line} />
            </li>
          ))}
        </ul>
      </section>
      {temp.placements.length > 0 && (
        <section className={styles.history}>
          <h3>{t("planning.placements")}</h3>
          <ul className={styles.lines}>
            {temp.placements.map((placement) => (
              <li key={placement.id}>
                <strong>{placement.function ?? placement.work_post}</strong>
                {placement.unit_name !== undefined && ` · ${placement.unit_name}`} · {format.period(placement.from, placement.until)}
                {known(placement.motive) && <span className={styles.soft}> · {t.maybe(`vacancies.motive.${placement.motive}`) ?? placement.motive}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Every week on a day, or once. */
function When({ line }: { line: Availability }) {
  const { t, format } = useI18n();
  if (line.kind === "single") return known(line.start) && known(line.end) ? `${format.moment(line.start)} – ${format.moment(line.end)}` : null;
  const day = daysOf(weekOf(todayHere()))[(line.weekday ?? 1) - 1];
  const whole = line.start_time === "00:00" && line.end_time === "24:00";
  return (
    <>
      {day !== undefined && t("planning.every", { day: format.date(day, "weekday") })}
      {!whole && known(line.start_time) && known(line.end_time) && ` ${line.start_time}–${line.end_time}`}
      {known(line.from) && <span className={styles.soft}> {format.period(line.from, line.until)}</span>}
    </>
  );
}
