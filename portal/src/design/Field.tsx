import { useId, type ReactNode } from "react";
import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField, type TextFieldProps } from "react-aria-components";

import styles from "./Field.module.css";

interface Said {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong with the value, in the user's language. */
  error?: string | undefined;
  required?: boolean;
}

interface TextProps extends Said, Omit<TextFieldProps, "className" | "style" | "children" | "isRequired"> {
  rows?: number;
  placeholder?: string;
  suffix?: string;
  compact?: boolean;
}

/** A line of text, or a block of `rows` lines. */
export function TextField({ label, hint, error, required = false, rows, placeholder, suffix, compact = false, ...rest }: TextProps) {
  return (
    <AriaTextField {...rest} isRequired={required} validationBehavior="aria" isInvalid={error !== undefined} className={`${styles.field} ${compact ? styles.compact : ""}`}>
      <Label className={styles.label ?? ""}>
        {label}
        {required && <span className={styles.required} aria-hidden="true"> *</span>}
      </Label>
      <span className={styles.row}>
        {rows === undefined ? (
          <Input className={styles.input ?? ""} placeholder={placeholder} />
        ) : (
          <TextArea className={styles.input ?? ""} rows={rows} placeholder={placeholder} />
        )}
        {suffix !== undefined && <span className={styles.suffix}>{suffix}</span>}
      </span>
      {hint !== undefined && error === undefined && (
        <Text slot="description" className={styles.hint ?? ""}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error ?? ""}>{error}</FieldError>
    </AriaTextField>
  );
}

export interface Choice {
  value: string;
  label: string;
}

interface SelectProps extends Said {
  value: string;
  onChange: (value: string) => void;
  options: readonly Choice[];
  /** Text of the empty choice; without it one of the options is always chosen. */
  empty?: string;
  compact?: boolean;
  disabled?: boolean;
}

/** The platform's own select: it is accessible, quick with many units, and right on a telephone. */
export function SelectField({ label, hint, error, required = false, value, onChange, options, empty, compact = false, disabled = false }: SelectProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={`${styles.field} ${compact ? styles.compact : ""}`}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {required && <span className={styles.required} aria-hidden="true"> *</span>}
      </label>
      <select
        id={id}
        className={styles.input}
        value={value}
        required={required}
        disabled={disabled}
        aria-invalid={error !== undefined}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        onChange={(event) => onChange(event.target.value)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {note !== undefined && (
        <span id={`${id}-note`} className={error === undefined ? styles.hint : styles.error}>
          {note}
        </span>
      )}
    </div>
  );
}

/** The groups of a long form, one under the other with a line between. */
export function FieldSets({ children }: { children: ReactNode }) {
  return <div className={styles.sets}>{children}</div>;
}

/** A group of fields under one heading. */
export function FieldSet({ title, note, children }: { title: ReactNode; note?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>{title}</legend>
      {note !== undefined && <p className={styles.setNote}>{note}</p>}
      <div className={styles.grid}>{children}</div>
    </fieldset>
  );
}

/** A tick box with its sentence. */
export function CheckField({ label, value, onChange }: { label: ReactNode; value: boolean; onChange: (value: boolean) => void }) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** A field that takes the whole width of its group. */
export function Wide({ children }: { children: ReactNode }) {
  return <div className={styles.wide}>{children}</div>;
}
