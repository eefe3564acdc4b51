import { useState, type DragEvent, type ReactNode } from "react";

import { Icon } from "@/design/Icon";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";

import styles from "./Uploads.module.css";

/** Takes files that are dropped anywhere on it, and shows that it does while they hang above it. */
export function DropArea({ onFiles, children }: { onFiles: (files: File[]) => void; children: ReactNode }) {
  const { t } = useI18n();
  // Entering a child comes before leaving its parent, so entries are counted.
  const [depth, setDepth] = useState(0);
  const follow = (step: number) => (event: DragEvent) => {
    if (event.dataTransfer.types.includes("Files")) setDepth((before) => Math.max(0, before + step));
  };
  const over = (event: DragEvent) => {
    if (event.dataTransfer.types.includes("Files")) event.preventDefault();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDepth(0);
    const folders = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()?.isDirectory === true);
    const files = [...event.dataTransfer.files].filter((_, place) => folders[place] !== true);
    if (folders.includes(true)) toast(t("documents.upload.noFolders"));
    if (files.length > 0) onFiles(files);
  };
  return (
    <div className={styles.area} onDragEnter={follow(1)} onDragLeave={follow(-1)} onDragOver={over} onDrop={drop}>
      {children}
      {depth > 0 && (
        <div className={styles.veil} aria-hidden="true">
          <p>
            <Icon name="upload" size={28} />
            {t("documents.upload.drop")}
          </p>
        </div>
      )}
    </div>
  );
}
