import { expect, test } from "vitest";

import { gridOf, publishable, type Board } from "./queries";

const days = ["2026-11-23", "2026-11-24"].map((date) => ({ date, weekday: 1, holiday: null, shifts: 0, open: 0, minutes: 0 }));
const shift = (id: string, date: string, temp: string | null, status = "draft") => ({ id, date, status, temp: temp === null ? null : { id: temp, name: temp } });
const board = {
  days,
  temps: [{ id: "an" }, { id: "bo" }],
  shifts: [shift("1", "2026-11-23", "an"), shift("2", "2026-11-24", null), shift("3", "2026-11-24", "an", "published"), shift("4", "2026-11-24", "an"), shift("5", "2026-12-01", "bo"), shift("6", "2026-11-23", "stranger")],
} as unknown as Board;

test("the board is rows of temps and columns of days, the open shifts apart", () => {
  const grid = gridOf(board);
  expect(grid.open.map((day) => day.map(({ id }) => id))).toEqual([[], ["2"]]);
  expect(grid.rows.map(({ temp, days: of }) => [temp.id, of.map((day) => day.map(({ id }) => id))])).toEqual([
    ["an", [["1"], ["3", "4"]]],
    ["bo", [[], []]],
  ]);
});

test("drafts with a temp can be published, and nothing else", () => {
  expect(publishable(board).map(({ id }) => id)).toEqual(["1", "4", "5", "6"]);
});
