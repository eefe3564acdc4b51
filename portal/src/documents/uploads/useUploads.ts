import { useEffect, useSyncExternalStore } from "react";

import { useRights } from "@/identity/me";

import { uploads, type Upload } from "./queue";

/** The files that this person is sending for this client. While some are on their way, the browser asks before it closes the window. */
export function useUploads(): readonly Upload[] {
  const { me, companyId } = useRights();
  const owner = `${me.id} ${companyId ?? ""}`;
  const shown = useSyncExternalStore(uploads.watch, uploads.all);
  useEffect(() => uploads.belongTo(owner), [owner]);
  const busy = shown.some(({ stage }) => stage === "waiting" || stage === "sending");
  useEffect(() => {
    if (!busy) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [busy]);
  return shown;
}
