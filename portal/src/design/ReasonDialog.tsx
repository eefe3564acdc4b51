import { useState, type SubmitEvent } from "react";

import { known } from "@/api/known";
import { problemOf } from "@/api/problem";
import { useI18n } from "@/i18n";

import { ProblemNote } from "./Answer";
import { Button } from "./Button";
import { Dialog, DialogBody, DialogFooter } from "./Dialog";
import { TextField } from "./Field";

interface ReasonDialogProps {
  title: string;
  lead?: string;
  /** The word on the button that does it. */
  action: string;
  suggestions?: readonly string[];
  open: boolean;
  pending: boolean;
  error: unknown;
  onClose: () => void;
  onReason: (reason: string) => void;
}

const SHORTEST = 3;

/** Asks why, in a sentence that the others will read. What was typed stays when it is refused. */
export function ReasonDialog({ title, lead, action, suggestions = [], open, pending, error, onClose, onReason }: ReasonDialogProps) {
  const { t } = useI18n();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const short = reason.trim().length < SHORTEST;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!short) onReason(reason.trim());
  };
  return (
    <Dialog title={title} open={open} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <DialogBody>
          {lead !== undefined && <p>{lead}</p>}
          {known(error) && <ProblemNote problem={problemOf(error)} />}
          <TextField label={t("shell.reason")} rows={3} required autoFocus maxLength={500} value={reason} onChange={setReason} error={tried && short ? t("shell.reasonShort") : undefined} />
          {suggestions.length > 0 && (
            <div role="group" aria-label={t("shell.suggestions")}>
              {suggestions.map((one) => (
                <Button key={one} small tone="quiet" onPress={() => setReason(one)}>
                  {one}
                </Button>
              ))}
            </div>
          )}
        </DialogBody>
        <DialogFooter>
          <Button onPress={onClose}>{t("shell.cancel")}</Button>
          <Button type="submit" tone="danger" isPending={pending}>
            {action}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
