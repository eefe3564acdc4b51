import { parseDate } from "@internationalized/date";
import { lazy, Suspense, useRef, useState, type ReactNode } from "react";
import { Button, DateField as AriaDateField, DateInput, DateSegment, FieldError, Label } from "react-aria-components";

import { useI18n } from "@/i18n";

import dates from "./DateField.module.css";
import styles from "./Field.module.css";
import { Icon } from "./Icon";

// The calendar and what it floats in are three times as much script as typing a date, and most dates are typed.
const DateCalendar = lazy(() => import("./DateCalendar"));

interface DateFieldProps {
  label: ReactNode;
  /** `2026-11-23`, or empty. */
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  required?: boolean;
  compact?: boolean;
}

/** A day in the order Belgians write it, typed or picked; weeks start on Monday. */
export function DateField({ label, value, onChange, error, required = false, compact = false }: DateFieldProps) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const date = value === "" ? null : parseDate(value);
  return (
    <AriaDateField
      className={`${styles.field} ${compact ? styles.compact : ""}`}
      value={date}
      onChange={(next) => onChange(next === null ? "" : next.toString())}
      shouldForceLeadingZeros
      isRequired={required}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className={styles.label ?? ""}>
        {label}
        {required && <span className={styles.required} aria-hidden="true"> *</span>}
      </Label>
      <div ref={frame} className={`${styles.input} ${dates.group} ${compact ? dates.low : ""}`} data-invalid={error !== undefined || undefined}>
        <DateInput className={dates.input ?? ""}>{(segment) => <DateSegment segment={segment} className={dates.segment ?? ""} />}</DateInput>
        <Button className={dates.open ?? ""} aria-label={t("shell.calendarOf", { label: typeof label === "string" ? label : "" })} aria-haspopup="dialog" aria-expanded={open} onPress={() => setOpen(true)}>
          <Icon name="planning" size={16} />
        </Button>
      </div>
      <FieldError className={styles.error ?? ""}>{error}</FieldError>
      <Suspense>{open && <DateCalendar under={frame} label={label} value={date} onChange={(next) => onChange(next.toString())} onClose={() => setOpen(false)} />}</Suspense>
    </AriaDateField>
  );
}
