import { useRef, useState, type SubmitEvent } from "react";

import { Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { Dialog, DialogBody, DialogFooter } from "@/design/Dialog";
import { CheckField, SelectField, TextField } from "@/design/Field";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { shiftWeek } from "@/i18n/week";
import { useRights } from "@/identity/me";

import { useCopyWeek } from "./shifts";

/** Copy this week's shifts to the weeks after it, as drafts. */
export default function CopyWeek({ week, unitId, onClose }: { week: string; unitId: string; onClose: () => void }) {
  const { t } = useI18n();
  const { unitsFor } = useRights();
  const units = unitsFor("shift:write");
  const [unit, setUnit] = useState(unitId === "" && units.length === 1 ? (units[0]?.value ?? "") : unitId);
  const [weeks, setWeeks] = useState("1");
  const [withTemps, setWithTemps] = useState(true);
  const key = useRef(crypto.randomUUID());
  const copying = useCopyWeek();
  const complete = unit !== "" && /^[1-8]$/.test(weeks);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!complete) return;
    copying.mutate(
      { unit_id: unit, from_week: week, to_week: shiftWeek(week, 1), weeks: Number(weeks), with_temps: withTemps, key: key.current },
      {
        onSuccess: (copied) => {
          toast(t("planning.copied", { count: copied.created, assigned: copied.assigned }));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={t("planning.copyWeek")} open onClose={onClose}>
      <form onSubmit={submit}>
        <DialogBody>
          <Failure of={copying} />
          <SelectField label={t("shell.unit")} required value={unit} onChange={setUnit} options={units} empty={t("shell.choose")} />
          <TextField label={t("planning.copyWeeks")} value={weeks} onChange={setWeeks} inputMode="numeric" maxLength={1} />
          <CheckField label={t("planning.copyTemps")} value={withTemps} onChange={setWithTemps} />
        </DialogBody>
        <DialogFooter>
          <Button onPress={onClose}>{t("shell.cancel")}</Button>
          <Button type="submit" tone="primary" isDisabled={!complete} isPending={copying.isPending}>
            {t("planning.copy")}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
