import type { CalendarDate, DateValue } from "@internationalized/date";
import type { ReactNode, RefObject } from "react";
import { Button, Calendar, CalendarCell, CalendarGrid, Dialog, Heading, Popover } from "react-aria-components";

import dates from "./DateField.module.css";
import { Icon } from "./Icon";

interface DateCalendarProps {
  under: RefObject<HTMLElement | null>;
  label: ReactNode;
  value: CalendarDate | null;
  onChange: (value: DateValue) => void;
  onClose: () => void;
}

/** The month from which a day is picked; loaded when somebody opens it. */
export default function DateCalendar({ under, label, value, onChange, onClose }: DateCalendarProps) {
  return (
    <Popover className={dates.popover ?? ""} triggerRef={under} isOpen onOpenChange={(open) => !open && onClose()} placement="bottom start">
      <Dialog aria-label={typeof label === "string" ? label : undefined}>
        <Calendar
          autoFocus
          firstDayOfWeek="mon"
          value={value}
          onChange={(day) => {
            onChange(day);
            onClose();
          }}
        >
          <header className={dates.header}>
            <Button slot="previous">
              <Icon name="left" size={16} />
            </Button>
            <Heading className={dates.month ?? ""} />
            <Button slot="next">
              <Icon name="right" size={16} />
            </Button>
          </header>
          <CalendarGrid>{(day) => <CalendarCell date={day} className={dates.cell ?? ""} />}</CalendarGrid>
        </Calendar>
      </Dialog>
    </Popover>
  );
}
