import { useState, type SubmitEvent } from "react";

import { Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { Dialog, DialogBody, DialogFooter } from "@/design/Dialog";
import { TextField } from "@/design/Field";
import { useI18n } from "@/i18n";

import type { ReviewLine } from "./queries";

interface WrongDialogProps {
  line: ReviewLine;
  pending: boolean;
  error: unknown;
  onClose: () => void;
  onRemark: (line: ReviewLine, remark: string) => void;
}

/** Asks what has to change; the agency reads it. */
export function WrongDialog({ line, pending, error, onClose, onRemark }: WrongDialogProps) {
  const { t } = useI18n();
  const [remark, setRemark] = useState("");
  const [tried, setTried] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (remark.trim() !== "") onRemark(line, remark.trim());
  };
  return (
    <Dialog title={t("access.reviews.wrongTitle", { name: `${line.first_name} ${line.last_name}` })} open onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <DialogBody>
          <Failure of={{ error }} />
          <TextField label={t("access.reviews.remark")} hint={t("access.reviews.remarkHint")} rows={3} required autoFocus maxLength={500} value={remark} onChange={setRemark} error={tried && remark.trim() === "" ? t("problems.rule.required") : undefined} />
        </DialogBody>
        <DialogFooter>
          <Button onPress={onClose}>{t("shell.cancel")}</Button>
          <Button type="submit" tone="primary" isPending={pending}>
            {t("access.reviews.wrongDo")}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
