import { DateField } from "@/design/DateField";
import { useI18n } from "@/i18n";

import type { GrantForm } from "./form";

interface GrantDatesProps {
  grant: GrantForm;
  wrong: (field: string) => string | undefined;
  onChange: (changes: Partial<GrantForm>) => void;
}

/** First and last day of a right. */
export default function GrantDates({ grant, wrong, onChange }: GrantDatesProps) {
  const { t } = useI18n();
  return (
    <>
      <DateField label={t("shell.from")} value={grant.from} onChange={(from) => onChange({ from })} error={wrong("from")} />
      <DateField label={t("shell.until")} value={grant.until} onChange={(until) => onChange({ until })} error={wrong("until")} />
    </>
  );
}
