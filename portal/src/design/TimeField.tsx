import { parseTime } from "@internationalized/date";
import type { ReactNode } from "react";
import { DateInput, DateSegment, FieldError, Label, TimeField as AriaTimeField } from "react-aria-components";

import dates from "./DateField.module.css";
import styles from "./Field.module.css";

interface TimeFieldProps {
  label: ReactNode;
  /** `22:00`, or empty. */
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  required?: boolean;
  autoFocus?: boolean;
}

/** A clock time of 24 hours, typed part by part. */
export function TimeField({ label, value, onChange, error, required = false, autoFocus = false }: TimeFieldProps) {
  return (
    <AriaTimeField
      className={styles.field ?? ""}
      value={value === "" ? null : parseTime(value)}
      onChange={(time) => onChange(time === null ? "" : time.toString().slice(0, 5))}
      hourCycle={24}
      shouldForceLeadingZeros
      isRequired={required}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      autoFocus={autoFocus}
    >
      <Label className={styles.label ?? ""}>
        {label}
        {required && <span className={styles.required} aria-hidden="true"> *</span>}
      </Label>
      <DateInput className={`${styles.input} ${dates.input}`}>{(segment) => <DateSegment segment={segment} className={dates.segment ?? ""} />}</DateInput>
      <FieldError className={styles.error ?? ""}>{error}</FieldError>
    </AriaTimeField>
  );
}
