import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";

import { send } from "@/api/client";
import { ApiProblem, readProblem } from "@/api/problem";
import { Answer } from "@/design/Answer";

import styles from "./CandidatePanel.module.css";
import { canShow } from "./showing";

/**
 * The content of a document on the page. Fetched, and not a frame of the service's own answer: that one refuses every frame,
 * and only this way an ended token is renewed and an agency user says for which client. Nothing but PDFs and pictures is
 * taken, so what is shown cannot be a page with script.
 */
export default function CvPreview({ id, title }: { id: string; title: string }) {
  const content = useQuery({ queryKey: ["document", "preview", id], queryFn: () => preview(id), retry: false, gcTime: 0, staleTime: Infinity });
  return <Answer of={content}>{(blob) => <Shown blob={blob} title={title} />}</Answer>;
}

async function preview(id: string): Promise<Blob> {
  const answer = await send(new Request(new URL(`/api/document/v1/documents/${id}/preview`, window.location.origin)));
  if (!answer.ok) throw new ApiProblem(readProblem(answer.status, await answer.json().catch(() => undefined)));
  const blob = await answer.blob();
  const type = blob.type.split(";")[0] ?? "";
  if (!canShow(type)) throw new ApiProblem({ status: 409, code: "preview_unsupported" });
  return new Blob([blob], { type });
}

function Shown({ blob, title }: { blob: Blob; title: string }) {
  const show = useCallback(
    (element: HTMLIFrameElement | HTMLImageElement | null) => {
      if (element === null) return undefined;
      const address = URL.createObjectURL(blob);
      // Its first page at the width of the panel, without the viewer's own buttons.
      element.src = blob.type === "application/pdf" ? `${address}#toolbar=0&navpanes=0&view=FitH` : address;
      return () => URL.revokeObjectURL(address);
    },
    [blob],
  );
  return blob.type === "application/pdf" ? <iframe ref={show} className={styles.preview} title={title} /> : <img ref={show} className={styles.picture} alt={title} />;
}
