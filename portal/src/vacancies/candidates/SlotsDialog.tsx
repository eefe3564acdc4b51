import { useState, type SubmitEvent } from "react";

import { Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { Dialog, DialogBody, DialogFooter } from "@/design/Dialog";
import { Icon } from "@/design/Icon";
import { useI18n } from "@/i18n";

import type { Moment } from "./candidacies";
import styles from "./Interview.module.css";
import { MomentFields } from "./MomentFields";
import { isComplete, momentOf, nextMoment } from "./moments";

const MOST = 10;

interface SlotsDialogProps {
  name: string;
  doing: { isPending: boolean; error: unknown };
  onSlots: (slots: Moment[]) => void;
  onClose: () => void;
}

/** Moments from which the agency chooses one with the candidate. */
export function SlotsDialog({ name, doing, onSlots, onClose }: SlotsDialogProps) {
  const { t } = useI18n();
  const [moments, setMoments] = useState(() => [{ key: 0, typed: nextMoment() }]);
  const complete = moments.every(({ typed }) => isComplete(typed));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (complete) onSlots(moments.map(({ typed }) => momentOf(typed)));
  };
  return (
    <Dialog title={t("hiring.proposeTitle", { name })} shape="wide" open onClose={onClose}>
      <form onSubmit={submit}>
        <DialogBody>
          <p>{t("hiring.proposeLead")}</p>
          <Failure of={doing} />
          {moments.map(({ key, typed }, place) => (
            <div key={key} className={styles.proposed} role="group" aria-label={t("hiring.momentNumber", { number: place + 1 })}>
              <MomentFields moment={typed} onChange={(changed) => setMoments((before) => before.map((one) => (one.key === key ? { key, typed: changed } : one)))} />
              {moments.length > 1 && (
                <Button small tone="quiet" aria-label={t("hiring.leaveOutMoment", { number: place + 1 })} onPress={() => setMoments((before) => before.filter((one) => one.key !== key))}>
                  <Icon name="cross" size={16} />
                </Button>
              )}
            </div>
          ))}
          {moments.length < MOST && (
            <div>
              <Button small onPress={() => setMoments((before) => [...before, { key: Math.max(...before.map(({ key }) => key)) + 1, typed: nextMoment(before.at(-1)?.typed) }])}>
                <Icon name="plus" size={16} />
                {t("hiring.anotherMoment")}
              </Button>
            </div>
          )}
        </DialogBody>
        <DialogFooter>
          <Button onPress={onClose}>{t("shell.cancel")}</Button>
          <Button type="submit" tone="primary" isPending={doing.isPending} isDisabled={!complete}>
            {t("hiring.do.propose_slots")}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
