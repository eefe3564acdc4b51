import { memo, useMemo, useRef, type KeyboardEvent } from "react";

import { useI18n } from "@/i18n";
import { todayHere } from "@/i18n/week";

import styles from "./Board.module.css";
import { gridOf, type Availability, type Board as BoardOf, type BoardTemp, type Row, type ShiftSummary } from "./queries";
import { moveFocus } from "./focus";
import { ShiftCard } from "./ShiftCard";

interface BoardProps {
  board: BoardOf;
  /** Part of a name: only these temps. */
  words: string;
  onOpen: (shiftId: string) => void;
  /** Undefined when the user may not see who a temp is. */
  onTemp: ((temp: BoardTemp) => void) | undefined;
  /** Undefined when the user may not plan. */
  onNew: ((date: string, temp?: BoardTemp) => void) | undefined;
}

/** Temps by days, with the open shifts on top. Arrow keys go from cell to cell. */
export const Board = memo(function Board({ board, words, onOpen, onTemp, onNew }: BoardProps) {
  const { t, format } = useI18n();
  const grid = useMemo(() => gridOf(board), [board]);
  const table = useRef<HTMLTableElement>(null);
  const today = todayHere();
  const wanted = words.trim().toLocaleLowerCase();
  const rows = grid.rows.filter(({ temp }) => temp.name.toLocaleLowerCase().includes(wanted));
  const keys = (event: KeyboardEvent) => moveFocus(event, table.current);
  return (
    <div className={styles.scroll}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys are extra: Tab reaches every shift */}
      <table className={styles.board} ref={table} onKeyDown={keys}>
        <caption className="visually-hidden">{t("planning.caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              {t("shell.temp")}
            </th>
            {board.days.map((day) => (
              <th key={day.date} scope="col" data-today={day.date === today || undefined} data-holiday={day.holiday !== null || day.weekday === 7 || undefined}>
                <span className={styles.date}>{format.date(day.date, "day")}</span>
                <span className={styles.sum}>
                  {day.holiday === null ? t("planning.shiftCount", { count: day.shifts }) : (t.maybe(`planning.holiday.${day.holiday}`) ?? day.holiday)}
                  {day.open > 0 && <b> · {t("planning.openCount", { count: day.open })}</b>}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className={styles.open}>
            <th scope="row">{t("planning.open")}</th>
            {grid.open.map((shifts, place) => (
              <Cell key={place} shifts={shifts} date={board.days[place]?.date ?? ""} onOpen={onOpen} onNew={onNew} />
            ))}
          </tr>
          {rows.map((row) => (
            <TempRow key={row.temp.id} row={row} board={board} onOpen={onOpen} onTemp={onTemp} onNew={onNew} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className={styles.nobody}>{t(wanted === "" ? "planning.noTemps" : "planning.nobodyFound")}</p>}
    </div>
  );
});

interface RowProps extends Pick<BoardProps, "board" | "onOpen" | "onTemp" | "onNew"> {
  row: Row;
}

const TempRow = memo(function TempRow({ row: { temp, days }, board, onOpen, onTemp, onNew }: RowProps) {
  const byDay = new Map(temp.availability.map((one) => [one.date, one]));
  return (
    <tr data-empty={days.every((shifts) => shifts.length === 0) || undefined}>
      <th scope="row">
        {onTemp === undefined ? (
          <span className={styles.name}>{temp.name}</span>
        ) : (
          <button type="button" className={styles.name} onClick={() => onTemp(temp)}>
            {temp.name}
          </button>
        )}
        <Load temp={temp} />
      </th>
      {days.map((shifts, place) => {
        const date = board.days[place]?.date ?? "";
        return <Cell key={date} shifts={shifts} date={date} availability={byDay.get(date)} temp={temp} onOpen={onOpen} onNew={onNew} />;
      })}
    </tr>
  );
});

/** Hours of the week against the limit, over all units. */
function Load({ temp }: { temp: BoardTemp }) {
  const { t, format } = useI18n();
  const week = temp.weeks[0];
  if (week === undefined) return null;
  return (
    <span className={styles.load} data-over={week.over === "none" ? undefined : week.over}>
      <meter min={0} max={week.limit_minutes} value={Math.min(week.minutes, week.limit_minutes)} aria-label={t("planning.load", { name: temp.name })} />
      {t("planning.hoursOf", { hours: format.hours(week.minutes), limit: format.hours(week.limit_minutes) })}
    </span>
  );
}

interface CellProps extends Pick<BoardProps, "onOpen" | "onNew"> {
  shifts: ShiftSummary[];
  date: string;
  availability?: Availability | undefined;
  temp?: BoardTemp;
}

function Cell({ shifts, date, availability, temp, onOpen, onNew }: CellProps) {
  const { t, format } = useI18n();
  const hours = availability === undefined || (availability.start_time === "00:00" && availability.end_time === "24:00") ? "" : ` ${availability.start_time}–${availability.end_time}`;
  return (
    <td data-cell data-available={availability?.status}>
      {availability !== undefined && availability.status !== "available" && (
        <span className={styles.availability}>
          {t(`planning.availability.${availability.status}`)}
          {hours}
        </span>
      )}
      {shifts.map((shift) => (
        <ShiftCard key={shift.id} shift={shift} onOpen={onOpen} />
      ))}
      {onNew !== undefined && (
        <button type="button" className={styles.add} tabIndex={-1} aria-label={t("planning.addOn", { day: format.date(date, "day"), name: temp?.name ?? t("planning.open") })} onClick={() => onNew(date, temp)}>
          +
        </button>
      )}
    </td>
  );
}
