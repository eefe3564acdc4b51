import { useState, type SubmitEvent } from "react";

import { fieldRules, problemOf } from "@/api/problem";
import { Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { DateField } from "@/design/DateField";
import { Dialog, DialogBody, DialogFooter } from "@/design/Dialog";
import { SelectField } from "@/design/Field";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { addDays, todayHere } from "@/i18n/week";

import { useRights } from "../me";
import { sentenceKey } from "../rights/inWords";
import { isOwn, MOST_DAYS, ownRights, useColleagues, useGive, type ApprovalRight } from "./delegations";

/** Hand an approval right to a colleague for given days. */
export default function GiveRight({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const { me, unitsFor } = useRights();
  const rights = ownRights(me);
  const [right, setRight] = useState<ApprovalRight | "">(rights[0] ?? "");
  const units = right === "" ? [] : unitsFor(right, isOwn);
  const [wanted, setUnit] = useState("");
  // A unit where one right counts may not be one for the other.
  const unit = units.some(({ value }) => value === wanted) ? wanted : (units[0]?.value ?? "");
  const [colleague, setColleague] = useState("");
  const [from, setFrom] = useState(todayHere());
  const [until, setUntil] = useState("");
  const [tried, setTried] = useState(false);
  const colleagues = useColleagues(right, unit);
  const giving = useGive();
  const refused = giving.error === null ? new Map<string, string>() : fieldRules(problemOf(giving.error));
  const people = colleagues.data?.items ?? [];
  // A colleague of another unit may not be one here.
  const chosen = people.some(({ id }) => id === colleague) ? colleague : "";
  const wrong = (field: string, value: string): string | undefined => {
    if (tried && value === "") return t("problems.rule.required");
    const rule = refused.get(field);
    return rule === undefined ? undefined : (t.maybe(`problems.rule.${rule}`) ?? t("problems.rule.invalid"));
  };
  const badFrom = from !== "" && from < todayHere() ? t("access.delegation.fromToday") : wrong("from", from);
  const badUntil = until === "" || from === "" ? undefined : until < from ? t("problems.rule.after_start") : until > addDays(from, MOST_DAYS) ? t("access.delegation.tooLong", { count: MOST_DAYS }) : undefined;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (right === "" || unit === "" || chosen === "" || from === "" || until === "" || from < todayHere() || badUntil !== undefined) return;
    giving.mutate(
      { permission: right, unit_id: unit, to_user_id: chosen, from, until },
      {
        onSuccess: (given) => {
          toast(t("access.delegation.done", { name: given.to_name }));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={t("access.delegation.give")} open onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <DialogBody>
          <p>{t("access.delegation.giveHint")}</p>
          <Failure of={giving} />
          <SelectField label={t("access.delegation.right")} value={right} onChange={(value) => setRight(value as ApprovalRight)} options={rights.map((one) => ({ value: one, label: t.maybe(sentenceKey(one)) ?? one }))} error={wrong("permission", right)} />
          <SelectField label={t("shell.unit")} required value={unit} onChange={setUnit} options={units} error={wrong("unit_id", unit)} hint={t("access.delegation.unitHint")} />
          <SelectField
            label={t("access.delegation.to")}
            required
            value={chosen}
            onChange={setColleague}
            options={people.map(({ id, name, job_title }) => ({ value: id, label: `${name} · ${job_title}` }))}
            empty={t("shell.choose")}
            disabled={colleagues.isLoading}
            error={colleagues.isError ? t("problems.unexpected") : wrong("to_user_id", chosen)}
            hint={colleagues.data !== undefined && people.length === 0 ? t("access.delegation.nobody") : undefined}
          />
          <DateField label={t("access.delegation.first")} required value={from} onChange={setFrom} error={badFrom} />
          <DateField label={t("access.delegation.last")} required value={until} onChange={setUntil} error={badUntil ?? wrong("until", until)} />
        </DialogBody>
        <DialogFooter>
          <Button onPress={onClose}>{t("shell.cancel")}</Button>
          <Button type="submit" tone="primary" isPending={giving.isPending}>
            {t("access.delegation.do")}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
