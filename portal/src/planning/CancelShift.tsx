import { useState, type SubmitEvent } from "react";

import { known } from "@/api/known";
import { Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { CheckField, TextField } from "@/design/Field";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";

import type { Shift } from "./queries";
import styles from "./ShiftPanel.module.css";
import type { useShiftStep } from "./shifts";

interface CancelShiftProps {
  shift: Shift;
  step: ReturnType<typeof useShiftStep>;
  onDone: () => void;
}

/** Cancel, and leave the place open for somebody else when it still has to be filled. */
export function CancelShift({ shift, step, onDone }: CancelShiftProps) {
  const { t } = useI18n();
  const [reason, setReason] = useState("");
  const [reopen, setReopen] = useState(known(shift.temp));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (reason.trim().length < 3) return;
    step.mutate({ step: "cancel", reason: reason.trim(), reopen }, {
      onSuccess: () => {
        toast(t("planning.cancelledNow"));
        onDone();
      },
    });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Failure of={step} />
      <TextField label={t("shell.reason")} required autoFocus maxLength={500} value={reason} onChange={setReason} hint={t("shell.reasonShort")} />
      <CheckField label={t("planning.reopen")} value={reopen} onChange={setReopen} />
      <div className={styles.buttons}>
        <Button type="submit" tone="danger" isDisabled={reason.trim().length < 3} isPending={step.isPending}>
          {t("planning.cancel")}
        </Button>
      </div>
    </form>
  );
}
