import { expect, test } from "vitest";

import { treeOrder, type Unit } from "./me";

const unit = (id: string, name: string, path: string[]): Unit => ({ id, name, kind: "team", parent_id: path.at(-2) ?? null, path });

test("units are in the order of their tree, siblings by name", () => {
  const units = [unit("z", "Zulu", ["c", "z"]), unit("b", "Beta", ["c", "z", "b"]), unit("c", "Client", ["c"]), unit("a", "Alpha", ["c", "a"]), unit("x", "Xi", ["c", "a", "x"])];
  expect(treeOrder(units).map(({ id }) => id)).toEqual(["c", "a", "x", "z", "b"]);
});
