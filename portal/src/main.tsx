import "@fontsource-variable/hanken-grotesk";
import "./design/base.css";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";

import { LiveHub } from "./api/live";
import { problemOf } from "./api/problem";
import { Languages } from "./i18n";
import { Screens } from "./routes";
import { HubContext } from "./shell/hub";

const RELOADED = "workaniser.reloaded";
// A new version was put in place while this window was open: its parts have other names. Once, because a part may really be missing.
window.addEventListener("vite:preloadError", (event) => {
  if (Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0) < 60_000) return;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  event.preventDefault();
  window.location.reload();
});

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // Live streams say what changed; this is for what no stream tells.
      staleTime: 30_000,
      // What the service refuses, it refuses the second time too.
      retry: (failures, error) => failures < 2 && [0, 502, 503, 504].includes(problemOf(error).status),
    },
  },
});
const hub = new LiveHub(queries);
const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no root");

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <HubContext value={hub}>
        <Languages>
          <BrowserRouter>
            <Screens />
          </BrowserRouter>
        </Languages>
      </HubContext>
    </QueryClientProvider>
  </StrictMode>,
);
