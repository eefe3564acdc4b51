import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";

import { Menu } from "./Menu";

afterEach(cleanup);

const choices = [
  { id: "accept", label: "Accept" },
  { id: "shortlist", label: "Shortlist" },
  { id: "reject", label: "Reject", tone: "danger", apart: true },
] as const;

function shown() {
  const chosen = vi.fn();
  render(
    <Menu label="Move: An Voorbeeld" choices={choices} onChoose={chosen}>
      Move
    </Menu>,
  );
  return { chosen, user: userEvent.setup(), button: screen.getByRole("button", { name: "Move: An Voorbeeld" }) };
}

test("opens on its first choice, goes round with arrows, and jumps by first letter", async () => {
  const { user, button, chosen } = shown();
  button.focus();
  await user.keyboard("{Enter}");
  const focused = () => document.activeElement?.textContent;
  expect(focused()).toBe("Accept");
  await user.keyboard("{ArrowDown}");
  expect(focused()).toBe("Shortlist");
  await user.keyboard("{ArrowDown}{ArrowDown}");
  expect(focused()).toBe("Accept");
  await user.keyboard("{ArrowUp}");
  expect(focused()).toBe("Reject");
  await user.keyboard("{Home}{End}s");
  expect(focused()).toBe("Shortlist");
  await user.keyboard("{Enter}");
  expect(chosen).toHaveBeenCalledExactlyOnceWith("shortlist");
  expect(screen.queryByRole("menu")).toBeNull();
});

test("Escape closes it, changes nothing, and gives the focus back", async () => {
  const { user, button, chosen } = shown();
  await user.click(button);
  expect(screen.getByRole("menu")).toBeTruthy();
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("menu")).toBeNull();
  expect(document.activeElement).toBe(button);
  expect(chosen).not.toHaveBeenCalled();
});
