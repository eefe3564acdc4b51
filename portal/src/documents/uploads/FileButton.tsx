import { useRef, type ChangeEvent, type ReactNode } from "react";

import { Button, type Tone } from "@/design/Button";
import { Icon } from "@/design/Icon";

import { ACCEPT } from "./checks";

interface FileButtonProps {
  onFiles: (files: File[]) => void;
  multiple?: boolean;
  tone?: Tone;
  children: ReactNode;
}

/** A button that opens the browser's file dialog. */
export function FileButton({ onFiles, multiple = false, tone = "secondary", children }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    // The same file, corrected, can be chosen again.
    target.value = "";
    if (files.length > 0) onFiles(files);
  };
  return (
    <>
      <Button small tone={tone} onPress={() => input.current?.click()}>
        <Icon name="upload" size={16} />
        {children}
      </Button>
      <input ref={input} type="file" hidden accept={ACCEPT} multiple={multiple} onChange={choose} />
    </>
  );
}
