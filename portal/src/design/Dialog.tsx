import { useCallback, useState, type ReactNode } from "react";
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

/** The part of a dialog that scrolls. */
export function DialogBody({ children }: { children: ReactNode }) {
  return <div className={styles.body}>{children}</div>;
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
