import { Badge } from "@/design/Badge";
import { useI18n } from "@/i18n";

/** How the hours differ from the plan: by how much and, when they cancel out, on how many lines. */
export function Deviation({ minutes, lines }: { minutes: number; lines: number }) {
  const { t, format } = useI18n();
  if (lines === 0) return <span title={t("timesheets.equal")}>=</span>;
  return <Badge tone="warn">{minutes === 0 ? t("timesheets.lines", { count: lines }) : format.hours(minutes, true)}</Badge>;
}
