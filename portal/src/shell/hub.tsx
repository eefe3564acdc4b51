import { createContext, use, useEffect } from "react";

import type { Module } from "@/api/client";
import type { LiveHub } from "@/api/live";

export const HubContext = createContext<LiveHub | undefined>(undefined);

/** The live connections of this window. */
export function useHub(): LiveHub {
  const hub = use(HubContext);
  if (hub === undefined) throw new Error("useHub outside its provider");
  return hub;
}

/** Follow the changes of these modules while the calling screen is shown. */
export function useLive(...modules: Module[]): void {
  const hub = useHub();
  const wanted = modules.join(" ");
  useEffect(() => {
    const leave = wanted.split(" ").filter((module) => module !== "").map((module) => hub.follow(module as Module));
    return () => leave.forEach((stop) => stop());
  }, [hub, wanted]);
}
