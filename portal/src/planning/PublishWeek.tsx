import { useState } from "react";

import { Answer, Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { Dialog, DialogBody, DialogFooter } from "@/design/Dialog";
import { Figure, Figures } from "@/design/Figures";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";

import type { ShiftSummary } from "./queries";
import { Findings } from "./Findings";
import { MotiveAsked, type Justified } from "./MotiveAsked";
import styles from "./ShiftPanel.module.css";
import { usePrices, usePublishMany, type Published } from "./shifts";

/** The most that one call publishes. */
const MOST = 500;

/** Publish the drafts of the week: what it costs before, and what happened to each after. */
export default function PublishWeek({ drafts, onClose }: { drafts: ShiftSummary[]; onClose: () => void }) {
  const { t, format } = useI18n();
  const { can } = useRights();
  // What the person saw when the dialog opened is what is published, whatever arrives meanwhile.
  const [shifts] = useState(drafts.slice(0, MOST));
  const ids = shifts.map((shift) => shift.id);
  const prices = usePrices(ids, can("wage:read"));
  const publishing = usePublishMany();
  const [justified, setJustified] = useState<Justified>({ motive: undefined, justification: "" });
  const result = publishing.data;
  const motiveMissing = result?.items.some((item) => item.code === "motive_missing") ?? false;
  const left = result?.items.filter((item) => item.outcome === "skipped") ?? [];
  const publish = () =>
    publishing.mutate({
      ids: result === undefined ? ids : left.map((item) => item.id),
      motive: justified.motive,
      justification: justified.justification.trim() === "" ? undefined : justified.justification.trim(),
    });
  return (
    <Dialog title={t("planning.publishWeek")} shape="wide" open onClose={onClose}>
      <DialogBody>
        <p>{t("planning.publishLead")}</p>
        <Failure of={publishing} />
        {result === undefined ? (
          <Figures>
            <Figure label={t("planning.shifts")} value={format.number(shifts.length)} />
            <Figure label={t("planning.temps")} value={format.number(new Set(shifts.map((shift) => shift.temp?.id)).size)} />
            <Figure label={t("timesheets.hours")} value={format.hours(shifts.reduce((sum, shift) => sum + shift.minutes, 0))} />
            {can("wage:read") && (
              <Answer of={prices} waiting={<Figure label={t("planning.price")} value="…" />}>
                {(found) => <Figure label={t("planning.price")} value={format.money(found.amount)} note={found.unpriced.length > 0 ? t("planning.unpriced", { count: found.unpriced.length }) : t("planning.withoutVat")} tone={found.unpriced.length > 0 ? "warn" : undefined} />}
              </Answer>
            )}
          </Figures>
        ) : (
          <Results result={result} shifts={shifts} />
        )}
        {motiveMissing && <MotiveAsked value={justified} onChange={setJustified} />}
      </DialogBody>
      <DialogFooter>
        <Button onPress={onClose}>{t(result === undefined ? "shell.cancel" : "shell.close")}</Button>
        {(result === undefined || motiveMissing) && (
          <Button tone="primary" isPending={publishing.isPending} isDisabled={motiveMissing && justified.motive === undefined} onPress={publish}>
            {t("planning.publishMany", { count: result === undefined ? shifts.length : left.length })}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}

function Results({ result, shifts }: { result: Published; shifts: ShiftSummary[] }) {
  const { t, format } = useI18n();
  const byId = new Map(shifts.map((shift) => [shift.id, shift]));
  const left = result.items.filter((item) => item.outcome === "skipped");
  return (
    <>
      <p role="status">
        <strong>{t("planning.publishedMany", { count: result.published })}</strong> {t("planning.contractsMade", { count: result.contracts.length })}
      </p>
      {left.length > 0 && (
        <ul className={styles.results}>
          {left.map((item) => {
            const shift = byId.get(item.id);
            return (
              <li key={item.id}>
                <strong>
                  {shift?.temp?.name} · {shift !== undefined && `${format.date(shift.date, "day")} ${shift.start_time}–${shift.end_time}`}
                </strong>
                <span className={styles.soft}>{t.maybe(`problems.${item.code ?? ""}`) ?? item.code}</span>
                {item.findings !== undefined && item.findings.length > 0 && <Findings findings={item.findings} />}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
