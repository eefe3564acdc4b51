/** What the service shows inline, and a browser shows by itself. */
const PICTURES = new Set(["image/png", "image/jpeg"]);

/** Whether this browser can show a file of this type on the page. */
export function canShow(type: string): boolean {
  return PICTURES.has(type) || (type === "application/pdf" && navigator.pdfViewerEnabled);
}
