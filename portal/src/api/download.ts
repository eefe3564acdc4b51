import { send } from "./client";
import { ApiProblem, readProblem } from "./problem";

/** The name a service gave a file (RFC 6266), or the one given here. */
export function fileNameOf(disposition: string | null, otherwise: string): string {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  if (extended !== undefined) return decodeURIComponent(extended);
  return /filename="?([^";]+)"?/i.exec(disposition ?? "")?.[1] ?? otherwise;
}

/**
 * Save what an operation answers as a file. Not a plain link: an expired token is renewed first, agency users say
 * for which client, and a refusal is told on the screen instead of replacing it.
 */
export async function download(path: string, otherwise = "download"): Promise<void> {
  const answer = await send(new Request(new URL(path, window.location.origin)));
  if (!answer.ok) throw new ApiProblem(readProblem(answer.status, await answer.json().catch(() => undefined)));
  save(await answer.blob(), fileNameOf(answer.headers.get("content-disposition"), otherwise));
}

/** Save a text that this screen made. */
export function saveText(text: string, name: string, type = "text/plain"): void {
  save(new Blob([text], { type: `${type};charset=utf-8` }), name);
}

function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address after the click; it must not be taken away under its hands.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
