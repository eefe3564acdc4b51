const WRONG = "input, select, textarea, [role='spinbutton']";

/** Put the focus on the first field that is marked as wrong, once the marks are drawn. */
export function focusWrong(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    const fields = [...(form?.querySelectorAll<HTMLElement>(WRONG) ?? [])];
    fields.find((field) => field.getAttribute("aria-invalid") === "true" && field.checkVisibility())?.focus();
  });
}
