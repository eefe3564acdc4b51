import { lazy, Suspense, useCallback, useState } from "react";

import { Answer, Waiting } from "@/design/Answer";
import { Button } from "@/design/Button";
import { DownloadButton } from "@/design/DownloadButton";
import { SelectField, TextField } from "@/design/Field";
import { Icon } from "@/design/Icon";
import { Filters, Page } from "@/design/Page";
import { WeekPicker } from "@/design/WeekPicker";
import { useI18n } from "@/i18n";
import { todayHere, weekOf } from "@/i18n/week";
import { useRights } from "@/identity/me";
import { given, useFilters } from "@/shell/filters";
import { useLive } from "@/shell/hub";

import { Board } from "./Board";
import { publishable, useBoard, type Board as BoardOf, type BoardTemp } from "./queries";
import { Legend } from "./Light";
import styles from "./Planning.module.css";
import { ShiftPanel } from "./ShiftPanel";
import { TempPanel } from "./TempPanel";

// Forms come when somebody opens them: the board is what everybody waits for.
const CopyWeek = lazy(() => import("./CopyWeek"));
const NewShift = lazy(() => import("./NewShift"));
const PublishWeek = lazy(() => import("./PublishWeek"));

interface Wanted {
  date?: string;
  temp?: BoardTemp | undefined;
}

/** Where a temp works this week, as a first guess for one more shift. */
function unitOf(board: BoardOf | undefined, temp: BoardTemp | undefined): string {
  return board?.shifts.find((shift) => shift.temp?.id === temp?.id)?.unit_id ?? "";
}

/** The week board: who works when, what still has to be filled or published, and how far every contract is. */
export default function Planning() {
  const { t, format } = useI18n();
  const { can, unitsFor } = useRights();
  const { get, set } = useFilters();
  const [words, setWords] = useState("");
  const [wanted, setWanted] = useState<Wanted>();
  const [dialog, setDialog] = useState<"publish" | "copy">();
  useLive("planning");
  const week = get("week") || weekOf(todayHere());
  const unitId = get("unit");
  const board = useBoard(week, unitId);
  const open = useCallback((id: string) => set({ shift: id }), [set]);
  const add = useCallback((date: string, temp?: BoardTemp) => setWanted({ date, temp }), []);
  const showTemp = useCallback((temp: BoardTemp) => set({ temp: temp.id }), [set]);
  const writes = can("shift:write");
  const drafts = board.data === undefined ? [] : publishable(board.data);
  return (
    <Page
      wide
      title={t("planning.title")}
      actions={
        <>
          <Button onPress={() => window.print()}>
            <Icon name="print" size={16} />
            {t("planning.print")}
          </Button>
          {writes && <Button onPress={() => setDialog("copy")}>{t("planning.copyWeek")}</Button>}
          {writes && (
            <Button onPress={() => setWanted({})}>
              <Icon name="plus" size={16} />
              {t("planning.new")}
            </Button>
          )}
          {can("shift:publish") && (
            <Button tone="primary" isDisabled={drafts.length === 0} onPress={() => setDialog("publish")}>
              {drafts.length === 0 ? t("planning.nothingToPublish") : t("planning.publishMany", { count: drafts.length })}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.bar}>
        <WeekPicker week={week} onChange={(next) => set({ week: next })} />
        <Filters>
          <SelectField compact label={t("shell.unit")} value={unitId} onChange={(unit) => set({ unit })} options={unitsFor("shift:read")} empty={t("shell.allUnits")} />
          <TextField compact label={t("planning.searchTemp")} type="search" value={words} onChange={setWords} />
          <DownloadButton tone="quiet" path={`/api/planning/v1/calendar?${new URLSearchParams({ week, ...given({ unit_id: unitId }) })}`} name="planning.ics">
            {t("vacancies.calendar")}
          </DownloadButton>
        </Filters>
      </div>
      <Answer of={board} waiting={<Waiting lines={10} />}>
        {(found) => (
          <>
            <div className={styles.totals}>
              <p>
                {t("planning.totals", { count: found.totals.shifts, hours: format.number(Math.round(found.totals.minutes / 60)) })}
                {found.totals.open > 0 && <b> · {t("planning.openCount", { count: found.totals.open })}</b>}
                {found.totals.late > 0 && <strong> · {t("planning.lateCount", { count: found.totals.late })}</strong>}
              </p>
              <Legend counts={found.totals.lights} />
            </div>
            <div className={styles.board} data-stale={board.isPlaceholderData || undefined}>
              <Board board={found} words={words} onOpen={open} onTemp={can("temp:read") ? showTemp : undefined} onNew={writes ? add : undefined} />
            </div>
          </>
        )}
      </Answer>
      {get("temp") !== "" && <TempPanel id={get("temp")} onClose={() => set({ temp: "" })} />}
      {get("shift") !== "" && <ShiftPanel key={get("shift")} id={get("shift")} onClose={() => set({ shift: "" })} />}
      <Suspense>
        {wanted !== undefined && <NewShift week={week} unitId={unitId || unitOf(board.data, wanted.temp)} date={wanted.date} temp={wanted.temp} onClose={() => setWanted(undefined)} />}
        {dialog === "publish" && <PublishWeek drafts={drafts} onClose={() => setDialog(undefined)} />}
        {dialog === "copy" && <CopyWeek week={week} unitId={unitId} onClose={() => setDialog(undefined)} />}
      </Suspense>
    </Page>
  );
}
