import { useSyncExternalStore } from "react";

import { useI18n } from "@/i18n";

import { useHub } from "./hub";
import styles from "./LiveLight.module.css";

/** Says whether what is on the screen follows every change, or is waiting for the connection. */
export function LiveLight() {
  const { t } = useI18n();
  const hub = useHub();
  const state = useSyncExternalStore(
    (listener) => hub.watch(listener),
    () => hub.state,
  );
  return (
    <span className={styles.light} data-state={state} role="status">
      <span className={styles.dot} aria-hidden="true" />
      {t(state === "live" ? "shell.live" : "shell.reconnecting")}
    </span>
  );
}
