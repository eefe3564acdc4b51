import { useRef, useState, type SubmitEvent } from "react";

import { Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { Dialog, DialogBody, DialogFooter } from "@/design/Dialog";
import { CheckField, FieldSet, SelectField, TextField } from "@/design/Field";
import { TimeField } from "@/design/TimeField";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { daysOf } from "@/i18n/week";
import { useRights } from "@/identity/me";

import { useWorkPosts, type BoardTemp } from "./queries";
import styles from "./ShiftPanel.module.css";
import { useMakeShifts, type NewShifts } from "./shifts";

interface NewShiftProps {
  week: string;
  unitId: string;
  date?: string | undefined;
  temp?: BoardTemp | undefined;
  onClose: () => void;
}

/** One or more shifts: which days of the week, how many people, and for how many weeks. */
export default function NewShift({ week, unitId, date, temp, onClose }: NewShiftProps) {
  const { t, format } = useI18n();
  const { unitsFor } = useRights();
  const units = unitsFor("shift:write");
  const [unit, setUnit] = useState(unitId === "" && units.length === 1 ? (units[0]?.value ?? "") : unitId);
  const [post, setPost] = useState("");
  const [start, setStart] = useState("06:00");
  const [end, setEnd] = useState("14:00");
  const [pause, setPause] = useState("30");
  const [heads, setHeads] = useState("1");
  const [days, setDays] = useState<string[]>(date === undefined ? daysOf(week).slice(0, 5) : [date]);
  const [weeks, setWeeks] = useState("1");
  const [note, setNote] = useState("");
  const posts = useWorkPosts(unit);
  const making = useMakeShifts();
  const key = useRef(crypto.randomUUID());
  const skilled = (posts.data?.items ?? []).filter(({ code }) => temp === undefined || temp.skills.includes(code));
  const chosen = post !== "" ? post : (skilled[0]?.code ?? "");
  const repeated = Number(weeks) > 1;
  const chooseUnit = (next: string) => {
    setUnit(next);
    setPost("");
  };
  const complete = unit !== "" && chosen !== "" && start !== "" && end !== "" && days.length > 0 && /^\d{1,3}$/.test(pause) && /^[1-9]\d?$/.test(heads) && /^([1-9]|1\d|2[0-6])$/.test(weeks);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!complete) return;
    const all = daysOf(week);
    const when: Pick<NewShifts, "dates" | "pattern"> = repeated
      ? { pattern: { from: all[0] ?? "", weekdays: days.map((day) => all.indexOf(day) + 1), weeks: Number(weeks), every: 1, skip_holidays: true } }
      : { dates: days };
    const shifts: NewShifts = { unit_id: unit, work_post: chosen, start_time: start, end_time: end, break_minutes: Number(pause), head_count: Number(heads), ...when, ...(note.trim() === "" ? {} : { note: note.trim() }) };
    making.mutate(
      { shifts, key: key.current, tempId: temp?.id },
      {
        onSuccess: ({ items, refused }) => {
          toast(refused > 0 ? t("planning.madeOpen", { count: refused, name: temp?.name ?? "" }) : t("planning.made", { count: items.length }));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={temp === undefined ? t("planning.new") : t("planning.newFor", { name: temp.name })} shape="wide" open onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <DialogBody>
          <Failure of={making} />
          <FieldSet title={t("planning.what")}>
            <SelectField label={t("shell.unit")} required value={unit} onChange={chooseUnit} options={units} empty={t("shell.choose")} />
            <SelectField label={t("shell.workPost")} required value={chosen} onChange={setPost} options={skilled.map(({ code, name }) => ({ value: code, label: name }))} empty={t("shell.choose")} hint={temp !== undefined && posts.data !== undefined && skilled.length === 0 ? t("planning.noSkill") : undefined} />
            <TimeField label={t("timesheets.start")} value={start} onChange={setStart} required />
            <TimeField label={t("timesheets.end")} value={end} onChange={setEnd} required />
            <TextField label={t("timesheets.breakMinutes")} value={pause} onChange={setPause} inputMode="numeric" maxLength={3} suffix={t("shell.minutesShort")} />
            {temp === undefined && <TextField label={t("planning.heads")} value={heads} onChange={setHeads} inputMode="numeric" maxLength={2} />}
          </FieldSet>
          <FieldSet title={t("planning.when")}>
            <div className={styles.days} role="group" aria-label={t("planning.days")}>
              {daysOf(week).map((day) => (
                <CheckField key={day} label={format.date(day, "day")} value={days.includes(day)} onChange={(on) => setDays(on ? [...days, day].sort() : days.filter((one) => one !== day))} />
              ))}
            </div>
            {temp === undefined && <TextField label={t("planning.weeks")} hint={repeated ? t("planning.weeksHint") : undefined} value={weeks} onChange={setWeeks} inputMode="numeric" maxLength={2} />}
          </FieldSet>
          <TextField label={t("planning.note")} maxLength={500} value={note} onChange={setNote} />
        </DialogBody>
        <DialogFooter>
          <Button onPress={onClose}>{t("shell.cancel")}</Button>
          <Button type="submit" tone="primary" isDisabled={!complete} isPending={making.isPending}>
            {t("planning.make")}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
