import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Languages } from "@/i18n";

import { Preview } from "./Preview";

let comeIntoSight: () => void = () => undefined;
const blobs: Blob[] = [];
const revoked = vi.fn();
const asked = vi.fn(() => Promise.resolve(new Response("<script>alert(1)</script>", { headers: { "content-type": "text/html" } })));

beforeEach(() => {
  localStorage.setItem("workaniser.language", "en");
  blobs.length = 0;
  asked.mockClear();
  vi.stubGlobal("fetch", asked);
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(seen: (entries: { isIntersecting: boolean }[]) => void) {
        comeIntoSight = () => seen([{ isIntersecting: true }]);
      }
      observe(): void {}
      disconnect(): void {}
    },
  );
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    blobs.push(blob as Blob);
    return "blob:made";
  });
  vi.spyOn(URL, "revokeObjectURL").mockImplementation(revoked);
  Object.defineProperty(navigator, "pdfViewerEnabled", { value: true, configurable: true });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(mediaType: string): void {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Languages>
        <Preview documentId="one" title="Nota" mediaType={mediaType} />
      </Languages>
    </QueryClientProvider>,
  );
}

// That a PDF is shown, only a real browser can tell: tests/e2e/test_documents.py.
test("nothing is fetched before it is in sight, and what comes is never read as a page", async () => {
  show("image/png");
  await screen.findByRole("status");
  expect(asked).not.toHaveBeenCalled();
  comeIntoSight();
  expect((await screen.findByRole("img", { name: "Preview of Nota" })).getAttribute("src")).toBe("blob:made");
  expect(blobs.map(({ type }) => type)).toEqual(["image/png"]);
  cleanup();
  expect(revoked).toHaveBeenCalledWith("blob:made");
});

test("what no browser shows, or not this one, is said without asking for it", async () => {
  show("text/html");
  expect(await screen.findByText(/cannot be shown here/)).toBeTruthy();
  cleanup();
  Object.defineProperty(navigator, "pdfViewerEnabled", { value: false, configurable: true });
  show("application/pdf");
  expect(await screen.findByText(/does not show PDFs/)).toBeTruthy();
  expect(asked).not.toHaveBeenCalled();
});
