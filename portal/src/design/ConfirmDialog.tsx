import { useI18n } from "@/i18n";

import { Failure } from "./Answer";
import { Button } from "./Button";
import { Dialog, DialogBody, DialogFooter } from "./Dialog";

interface ConfirmDialogProps {
  title: string;
  lead: string;
  /** The word on the button that does it. */
  action: string;
  danger?: boolean;
  doing: { isPending: boolean; error: unknown };
  onClose: () => void;
  onConfirm: () => void;
}

/** Asks whether somebody is sure. */
export function ConfirmDialog({ title, lead, action, danger = false, doing, onClose, onConfirm }: ConfirmDialogProps) {
  const { t } = useI18n();
  return (
    <Dialog title={title} open onClose={onClose}>
      <DialogBody>
        <p>{lead}</p>
        <Failure of={doing} />
      </DialogBody>
      <DialogFooter>
        <Button onPress={onClose}>{t("shell.cancel")}</Button>
        <Button tone={danger ? "danger" : "primary"} autoFocus isPending={doing.isPending} onPress={onConfirm}>
          {action}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
