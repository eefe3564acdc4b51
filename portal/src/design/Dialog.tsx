import { useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";

import { useI18n } from "@/i18n";

import { Button } from "./Button";
import { Icon } from "./Icon";
import styles from "./Dialog.module.css";

interface DialogProps {
  title: ReactNode;
  open: boolean;
  onClose: () => void;
  /** `side`: a panel that leaves the page visible, `panel` a wider one; `narrow`: a question. */
  shape?: "side" | "panel" | "narrow" | "wide";
  children: ReactNode;
}

/** A modal dialog; Escape, the cross and a press outside close it. */
export function Dialog({ title, open, onClose, shape = "narrow", children }: DialogProps) {
  const { t } = useI18n();
  useFocusBack(open);
  return (
    <ModalOverlay isOpen={open} onOpenChange={(next) => !next && onClose()} isDismissable className={`${styles.overlay} ${styles[shape]}`}>
      <Modal className={styles.modal ?? ""}>
        <AriaDialog className={styles.dialog ?? ""}>
          <header className={styles.header}>
            <Heading slot="title" className={styles.title ?? ""}>
              {title}
            </Heading>
            <Button tone="quiet" small aria-label={t("shell.close")} onPress={onClose}>
              <Icon name="cross" />
            </Button>
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Give the focus back to what had it. React Aria does so too, but while the page behind may still be inert, where nothing can have it. */
function useFocusBack(open: boolean): void {
  const before = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (open) before.current = document.activeElement;
  }, [open]);
  useEffect(() => {
    if (!open) return undefined;
    return () => {
      const back = before.current;
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && back instanceof HTMLElement) back.focus();
      });
    };
  }, [open]);
}

/** The part of a dialog that scrolls. Keeps the focus in the dialog when the button that had it goes away, so that Escape still closes. */
export function DialogBody({ children }: { children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) body.current?.closest<HTMLElement>("[role=dialog]")?.focus();
  });
  return (
    <div ref={body} className={styles.body}>
      {children}
    </div>
  );
}

/** The buttons of a dialog; the one that acts comes last. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return <footer className={styles.footer}>{children}</footer>;
}

/** State of a dialog about one thing: what it is about, how to open it and how to close it. */
export function useDialog<Subject>() {
  const [subject, setSubject] = useState<Subject>();
  const close = useCallback(() => setSubject(undefined), []);
  return { subject, open: setSubject, close };
}
