import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";

import { Languages } from "@/i18n";

import { ProblemNote } from "./Answer";

afterEach(cleanup);

test("a problem is said in the user's language, with its numbers", async () => {
  localStorage.setItem("workaniser.language", "fr");
  render(
    <Languages>
      <ProblemNote problem={{ status: 429, code: "login_throttled", params: { retry_after: 30 } }} />
    </Languages>,
  );
  expect(await screen.findByText("Trop d’essais. Réessayez dans 30 secondes.")).toBeTruthy();
  expect(screen.getByRole("alert")).toBeTruthy();
});

test("a problem nobody translated is said by its status, and its code is not lost", async () => {
  localStorage.setItem("workaniser.language", "nl");
  render(
    <Languages>
      <ProblemNote problem={{ status: 409, code: "brand_new_rule" }} />
    </Languages>,
  );
  expect(await screen.findByText("Dat kan nu niet: de toestand is veranderd.")).toBeTruthy();
  expect(screen.getByText("brand_new_rule")).toBeTruthy();
});
