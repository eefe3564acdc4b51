import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { download } from "@/api/download";
import { problemOf } from "@/api/problem";
import { useI18n } from "@/i18n";

import { sentenceOf } from "./Answer";
import { Button, type Tone } from "./Button";
import { Icon } from "./Icon";
import { toast } from "./Toasts";

interface DownloadButtonProps {
  /** Of the operation, such as `/api/document/v1/documents/…/content`. */
  path: string;
  /** The name when the service gives none. */
  name: string;
  /** What a screen reader says when `children` alone does not tell which file. */
  label?: string;
  tone?: Tone;
  children: ReactNode;
}

/** Saves a file, and says so when that is refused. */
export function DownloadButton({ path, name, label, tone = "secondary", children }: DownloadButtonProps) {
  const i18n = useI18n();
  const saving = useMutation({
    mutationFn: () => download(path, name),
    onError: (error) => toast(sentenceOf(problemOf(error), i18n)),
  });
  return (
    <Button small tone={tone} isPending={saving.isPending} onPress={() => saving.mutate()} {...(label === undefined ? {} : { "aria-label": label })}>
      <Icon name="download" size={16} />
      {children}
    </Button>
  );
}
