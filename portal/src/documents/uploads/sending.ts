import { ask, documents } from "@/api/client";
import { ApiProblem, readProblem } from "@/api/problem";
import { chosenCompany, refreshSession } from "@/api/session";
import { given } from "@/shell/filters";

import { contentPath } from "../queries";
import type { Upload } from "./queue";

/** Announce what will follow; the id of the document that takes it. */
export async function announce({ file, title, kind, unitId, workPost, earlier, attempt }: Upload): Promise<string> {
  const header = { "Idempotency-Key": attempt };
  const said = { title: title.trim(), file_name: file.name, size: file.size };
  if (earlier !== undefined) {
    const path = { document_id: earlier.id };
    return (await ask(documents.POST("/documents/{document_id}/replace", { params: { path, header }, body: said }))).id;
  }
  const about = kind === "work_post_form" ? given({ work_post: workPost }) : {};
  return (await ask(documents.POST("/documents", { params: { header }, body: { ...said, unit_id: unitId, kind, ...about } }))).id;
}

/**
 * Send the content: the file itself is the body, so that the browser streams it from disk whatever its size.
 * Not `fetch`, which says nothing of how far it is.
 */
export async function sendContent(id: string, file: File, onShare: (share: number) => void, signal: AbortSignal): Promise<void> {
  let answer = await put(id, file, onShare, signal);
  if (answer.status === 401 && (await refreshSession())) answer = await put(id, file, onShare, signal);
  if (answer.status !== 200) throw new ApiProblem(readProblem(answer.status, answer.body));
}

interface Answered {
  status: number;
  body: unknown;
}

function put(id: string, file: File, onShare: (share: number) => void, signal: AbortSignal): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    const settle = (how: () => void) => () => {
      signal.removeEventListener("abort", stop);
      how();
    };
    request.upload.onprogress = ({ loaded, total }) => onShare(total === 0 ? 0 : loaded / total);
    request.onload = settle(() => resolve({ status: request.status, body: parsed(request.responseText) }));
    // What `fetch` throws when nobody answers.
    request.onerror = settle(() => reject(new TypeError("unreachable")));
    request.onabort = settle(() => reject(new DOMException("Cancelled", "AbortError")));
    request.open("PUT", contentPath(id));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-Workaniser", "1");
    const company = chosenCompany();
    if (company !== null) request.setRequestHeader("Workaniser-Company", company);
    signal.addEventListener("abort", stop);
    request.send(file);
    if (signal.aborted) stop();
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
