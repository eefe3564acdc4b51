import { lazy, Suspense, useState } from "react";

import { known } from "@/api/known";
import { problemOf } from "@/api/problem";
import { Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";

import type { Shift } from "./queries";
import { CancelShift } from "./CancelShift";
import { Findings } from "./Findings";
import { MotiveAsked, type Justified } from "./MotiveAsked";
import styles from "./ShiftPanel.module.css";
import { findingsOf, type useShiftStep } from "./shifts";

const AmendShift = lazy(() => import("./AmendShift"));

interface ShiftActionsProps {
  shift: Shift;
  step: ReturnType<typeof useShiftStep>;
  onClose: () => void;
}

/** Publish, change, free or cancel a shift. */
export function ShiftActions({ shift, step, onClose }: ShiftActionsProps) {
  const { t } = useI18n();
  const { can } = useRights();
  const [form, setForm] = useState<"amend" | "cancel">();
  const [justified, setJustified] = useState<Justified>({ motive: undefined, justification: "" });
  const assigned = known(shift.temp);
  const writes = can("shift:write", shift.unit_id);
  // The service counts the time left; past the start there is nothing to change.
  const before = known(shift.light.minutes_to_start);
  const motiveMissing = step.error !== null && problemOf(step.error).code === "motive_missing";
  const pending = (what: string) => step.isPending && step.variables.step === what;
  const refused = findingsOf(step.error);
  const publish = () =>
    step.mutate(
      { step: "publish", motive: justified.motive, justification: justified.justification.trim() === "" ? undefined : justified.justification.trim() },
      { onSuccess: () => toast(t("planning.published")) },
    );
  if (shift.history || shift.status === "cancelled") return null;
  return (
    <div className={styles.actions}>
      {assigned && form === undefined && (
        <>
          {refused.length > 0 && <Findings findings={refused} />}
          {!motiveMissing && <Failure of={step} />}
        </>
      )}
      {motiveMissing && <MotiveAsked value={justified} onChange={setJustified} />}
      <div className={styles.buttons}>
        {shift.status === "draft" && assigned && can("shift:publish", shift.unit_id) && (
          <Button tone="primary" isPending={pending("publish")} onPress={publish}>
            {t("planning.publish")}
          </Button>
        )}
        {writes && before && (
          <Button aria-expanded={form === "amend"} onPress={() => setForm(form === "amend" ? undefined : "amend")}>
            {t("planning.amend")}
          </Button>
        )}
        {shift.status === "draft" && assigned && writes && (
          <Button isPending={pending("unassign")} onPress={() => step.mutate({ step: "unassign" })}>
            {t("planning.unassign")}
          </Button>
        )}
        {writes && before && (
          <Button tone="danger" aria-expanded={form === "cancel"} onPress={() => setForm(form === "cancel" ? undefined : "cancel")}>
            {t("planning.cancel")}
          </Button>
        )}
      </div>
      <Suspense>{form === "amend" && <AmendShift key={shift.version} shift={shift} step={step} onDone={() => setForm(undefined)} />}</Suspense>
      {form === "cancel" && <CancelShift shift={shift} step={step} onDone={onClose} />}
    </div>
  );
}
