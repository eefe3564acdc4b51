import { useEffect, type RefObject } from "react";

const WRONG = "input, select, textarea, [role='spinbutton']";

/** Put the focus on the first field that is marked as wrong, once the marks are drawn. */
export function focusWrong(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    const fields = [...(form?.querySelectorAll<HTMLElement>(WRONG) ?? [])];
    fields.find((field) => field.getAttribute("aria-invalid") === "true" && field.checkVisibility())?.focus();
  });
}

/** Put the focus on the first field that a refusal is about. */
export function useFocusRefused(form: RefObject<HTMLFormElement | null>, error: Error | null): void {
  // An effect, because the marks are drawn with the same error; the answer itself comes before them.
  useEffect(() => {
    if (error !== null) focusWrong(form.current);
  }, [form, error]);
}
