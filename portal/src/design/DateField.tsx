import { parseDate } from "@internationalized/date";
import type { ReactNode } from "react";
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  FieldError,
  Group,
  Heading,
  Label,
  Popover,
} from "react-aria-components";

import dates from "./DateField.module.css";
import styles from "./Field.module.css";
import { Icon } from "./Icon";

interface DateFieldProps {
  label: ReactNode;
  /** `2026-11-23`, or empty. */
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  required?: boolean;
}

/** A day in the order Belgians write it, typed or picked; weeks start on Monday. */
export function DateField({ label, value, onChange, error, required = false }: DateFieldProps) {
  return (
    <DatePicker
      className={styles.field ?? ""}
      value={value === "" ? null : parseDate(value)}
      onChange={(date) => onChange(date === null ? "" : date.toString())}
      shouldForceLeadingZeros
      firstDayOfWeek="mon"
      isRequired={required}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className={styles.label ?? ""}>
        {label}
        {required && <span className={styles.required} aria-hidden="true"> *</span>}
      </Label>
      <Group className={`${styles.input} ${dates.group}`}>
        <DateInput className={dates.input ?? ""}>{(segment) => <DateSegment segment={segment} className={dates.segment ?? ""} />}</DateInput>
        <Button className={dates.open ?? ""}>
          <Icon name="planning" size={16} />
        </Button>
      </Group>
      <FieldError className={styles.error ?? ""}>{error}</FieldError>
      <Popover className={dates.popover ?? ""}>
        <Dialog>
          <Calendar>
            <header className={dates.header}>
              <Button slot="previous">
                <Icon name="left" size={16} />
              </Button>
              <Heading className={dates.month ?? ""} />
              <Button slot="next">
                <Icon name="right" size={16} />
              </Button>
            </header>
            <CalendarGrid>{(date) => <CalendarCell date={date} className={dates.cell ?? ""} />}</CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}
