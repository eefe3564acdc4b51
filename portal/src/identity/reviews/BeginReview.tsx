import { useState, type SubmitEvent } from "react";
import { useNavigate } from "react-router";

import { Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { DateField } from "@/design/DateField";
import { Dialog, DialogBody, DialogFooter } from "@/design/Dialog";
import { SelectField } from "@/design/Field";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { addDays, todayHere } from "@/i18n/week";

import { useRights } from "../me";
import { useOpenReview } from "./queries";

/** How long a client gets to answer unless somebody says otherwise. */
const USUAL_DAYS = 14;

/** Begin a round for a unit and everything under it. */
export default function BeginReview({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const { unitsFor } = useRights();
  const navigate = useNavigate();
  const units = unitsFor("user:write");
  const [unit, setUnit] = useState(units[0]?.value ?? "");
  const [due, setDue] = useState(() => addDays(todayHere(), USUAL_DAYS));
  const [tried, setTried] = useState(false);
  const opening = useOpenReview();
  const wrong = due === "" ? (tried ? t("problems.rule.required") : undefined) : due < todayHere() ? t("problems.rule.later") : undefined;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (unit === "" || due === "" || wrong !== undefined) return;
    opening.mutate(
      { unit_id: unit, due_on: due },
      {
        onSuccess: (review) => {
          toast(t("access.reviews.begunToast"));
          void navigate(`/reviews/${review.id}`);
        },
      },
    );
  };
  return (
    <Dialog title={t("access.reviews.begin")} open onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <DialogBody>
          <p>{t("access.reviews.beginHint")}</p>
          <Failure of={opening} />
          <SelectField label={t("shell.unit")} required value={unit} onChange={setUnit} options={units} hint={t("access.delegation.unitHint")} />
          <DateField label={t("access.reviews.due")} required value={due} onChange={setDue} error={wrong} />
        </DialogBody>
        <DialogFooter>
          <Button onPress={onClose}>{t("shell.cancel")}</Button>
          <Button type="submit" tone="primary" isPending={opening.isPending}>
            {t("access.reviews.beginDo")}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
