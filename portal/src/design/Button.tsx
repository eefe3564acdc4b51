import type { ComponentProps, ReactNode, Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { Link } from "react-router";

import styles from "./Button.module.css";

export type Tone = "primary" | "secondary" | "quiet" | "danger";

function classOf(tone: Tone, small: boolean): string {
  return [styles.button, styles[tone], small ? styles.small : ""].join(" ");
}

interface ButtonProps extends Omit<AriaButtonProps, "className" | "style" | "children"> {
  ref?: Ref<HTMLButtonElement>;
  tone?: Tone;
  small?: boolean;
  children: ReactNode;
}

/** A button; while `isPending` it stays focused and refuses presses. */
export function Button({ tone = "secondary", small = false, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={classOf(tone, small)}>
      {rest.isPending === true && <span className={styles.spinner} aria-hidden="true" />}
      {children}
    </AriaButton>
  );
}

interface LinkButtonProps extends Omit<ComponentProps<typeof Link>, "className" | "style"> {
  tone?: Tone;
  small?: boolean;
}

/** A link that looks like a button: it goes somewhere, it does not do something. */
export function LinkButton({ tone = "secondary", small = false, ...rest }: LinkButtonProps) {
  return <Link {...rest} className={classOf(tone, small)} />;
}
