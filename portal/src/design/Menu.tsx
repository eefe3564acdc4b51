import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";

import { Button, type Tone } from "./Button";
import styles from "./Menu.module.css";

export interface MenuChoice {
  id: string;
  label: string;
  tone?: "danger";
  /** A line above it: what follows is of another kind. */
  apart?: boolean;
}

interface MenuProps {
  /** What is on the button. */
  children: ReactNode;
  label: string;
  choices: readonly MenuChoice[];
  onChoose: (id: string) => void;
  onOpen?: () => void;
  /** Said instead of choices while there are none. */
  empty?: ReactNode;
  tone?: Tone;
  /** A button of full height, among others. */
  large?: boolean;
}

/**
 * A button with a few things to choose from; arrow keys, first letters, Home, End and Escape work. Our own, because the
 * library's menu brings 18 kB of collections and selection that a handful of choices does not need.
 */
export function Menu({ children, label, choices, onChoose, onOpen, empty, tone = "secondary", large = false }: MenuProps) {
  const id = useId();
  const whole = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const items = () => [...(whole.current?.querySelectorAll<HTMLElement>("[role='menuitem']") ?? [])];
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  // The first choice takes the focus as soon as there is one: choices may still be on their way.
  const first = choices[0]?.id;
  useEffect(() => {
    if (!open) return;
    const menu = whole.current?.querySelector<HTMLElement>("[role='menu']");
    (menu?.querySelector<HTMLElement>("[role='menuitem']") ?? menu)?.focus();
  }, [open, first]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const starts = all.filter((item) => item.textContent.toLowerCase().startsWith(event.key.toLowerCase()));
    const next = { ArrowDown: all[(at + 1) % all.length], ArrowUp: all.at(at - 1), Home: all[0], End: all.at(-1) }[event.key] ?? (event.key.length === 1 ? starts[0] : undefined);
    if (event.key === "Escape") close();
    else if (event.key === "Tab") setOpen(false);
    else if (next !== undefined) next.focus();
    else return;
    // Escape closes the menu, and not the dialog around it; Tab goes on.
    event.stopPropagation();
    if (event.key !== "Tab") event.preventDefault();
  };
  return (
    // The keys are those of the menu inside, caught here because they are the same on its button.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <span ref={whole} className={styles.whole} onKeyDown={onKeyDown} onBlur={({ relatedTarget }) => open && relatedTarget !== null && !whole.current?.contains(relatedTarget) && setOpen(false)}>
      <Button
        ref={button}
        small={!large}
        tone={tone}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onPress={() => {
          setOpen(!open);
          if (!open) onOpen?.();
        }}
      >
        {children}
      </Button>
      {open && (
        <>
          <span className={styles.away} onPointerDown={close} aria-hidden="true" />
          <div role="menu" id={id} aria-label={label} tabIndex={-1} className={styles.menu}>
            {choices.length === 0 && <p className={styles.empty}>{empty}</p>}
            {choices.map((choice) => (
              <button
                key={choice.id}
                type="button"
                role="menuitem"
                tabIndex={-1}
                className={styles.item}
                data-tone={choice.tone}
                data-apart={choice.apart || undefined}
                onClick={() => {
                  close();
                  onChoose(choice.id);
                }}
              >
                {choice.label}
              </button>
            ))}
          </div>
        </>
      )}
    </span>
  );
}
