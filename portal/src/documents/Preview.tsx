import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState, type ReactNode, type RefObject } from "react";

import { send } from "@/api/client";
import { ApiProblem, readProblem } from "@/api/problem";
import { Answer, Empty, Waiting } from "@/design/Answer";
import { useI18n } from "@/i18n";

import styles from "./Preview.module.css";

/** What the browser shows by itself; the service says the same in `previewable`. */
const SHOWN = ["application/pdf", "image/png", "image/jpeg"];
/** Without the viewer's own bars, as wide as there is room. */
const PDF_VIEW = "#toolbar=0&navpanes=0&view=FitH";

interface PreviewProps {
  documentId: string;
  title: string;
  mediaType: string;
}

/**
 * A PDF or picture inside the screen. It is fetched when it comes into sight, and that is on record as an opening.
 *
 * Nothing in it can act as the portal: a picture is only drawn; a PDF goes to the browser's own viewer, which has a process
 * and an origin of its own. The type is fixed here, so that no content is ever read as a page. A `sandbox` attribute would
 * add nothing to that, and Chromium refuses to show PDFs in frames that have one.
 */
export function Preview({ documentId, title, mediaType }: PreviewProps) {
  const { t } = useI18n();
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place);
  const shown = SHOWN.includes(mediaType);
  const viewer = mediaType !== "application/pdf" || navigator.pdfViewerEnabled;
  const content = useQuery({
    queryKey: ["document", "preview", documentId],
    queryFn: ({ signal }) => contentOf(documentId, mediaType, signal),
    enabled: seen && shown && viewer,
    staleTime: Infinity,
    // What may be somebody's CV does not stay in memory.
    gcTime: 0,
    retry: false,
  });
  let inside: ReactNode;
  if (!shown) inside = <Empty icon="document" title={t("problems.preview_unsupported")} />;
  else if (!viewer) inside = <Empty icon="document" title={t("documents.previewNoViewer")} />;
  else inside = <Answer of={content} waiting={<Waiting lines={8} />}>{(blob) => <Shown blob={blob} title={title} />}</Answer>;
  return (
    <div ref={place} className={styles.place}>
      {inside}
    </div>
  );
}

function Shown({ blob, title }: { blob: Blob; title: string }) {
  const { t } = useI18n();
  const pdf = blob.type === "application/pdf";
  const show = useCallback(
    (element: HTMLIFrameElement | HTMLImageElement | null) => {
      if (element === null) return undefined;
      const address = URL.createObjectURL(blob);
      element.src = pdf ? address + PDF_VIEW : address;
      return () => URL.revokeObjectURL(address);
    },
    [blob, pdf],
  );
  const name = t("documents.preview", { title });
  return pdf ? <iframe ref={show} className={styles.frame} title={name} /> : <img ref={show} className={styles.picture} alt={name} />;
}

async function contentOf(documentId: string, mediaType: string, signal: AbortSignal): Promise<Blob> {
  const address = new URL(`/api/document/v1/documents/${documentId}/preview`, window.location.origin);
  const answer = await send(new Request(address, { signal }));
  if (!answer.ok) throw new ApiProblem(readProblem(answer.status, await answer.json().catch(() => undefined)));
  return new Blob([await answer.arrayBuffer()], { type: mediaType });
}

/** True from the first time that the element is in sight. */
function useSeen(element: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (element.current === null || seen) return undefined;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && setSeen(true));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, seen]);
  return seen;
}
