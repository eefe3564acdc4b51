import type { UseMutationResult } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";

import { Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { Dialog, DialogBody, DialogFooter } from "@/design/Dialog";
import { TextField } from "@/design/Field";
import { useI18n } from "@/i18n";

interface NameDialogProps {
  title: string;
  lead?: string;
  initial?: string;
  longest: number;
  /** What keeps the name. */
  doing: Pick<UseMutationResult<unknown, unknown, never>, "isPending" | "error" | "reset">;
  onName: (name: string) => void;
  onClose: () => void;
}

/** Asks for a name. */
export function NameDialog({ title, lead, initial = "", longest, doing, onName, onClose }: NameDialogProps) {
  const { t } = useI18n();
  const [name, setName] = useState(initial);
  const [tried, setTried] = useState(false);
  const close = () => {
    doing.reset();
    onClose();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== "") onName(name.trim());
  };
  return (
    <Dialog title={title} open onClose={close}>
      <form onSubmit={submit} noValidate>
        <DialogBody>
          {lead !== undefined && <p>{lead}</p>}
          <Failure of={doing} />
          <TextField label={t("hiring.name")} required autoFocus maxLength={longest} value={name} onChange={setName} error={tried && name.trim() === "" ? t("problems.rule.required") : undefined} />
        </DialogBody>
        <DialogFooter>
          <Button onPress={close}>{t("shell.cancel")}</Button>
          <Button type="submit" tone="primary" isPending={doing.isPending}>
            {t("shell.save")}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
