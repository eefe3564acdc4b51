import { Badge } from "@/design/Badge";
import { Card } from "@/design/Page";
import { useI18n } from "@/i18n";

import styles from "./Timesheet.module.css";
import type { Timesheet } from "./queries";

/** What was approved before: it never changes, and its digest proves that. */
export function Revisions({ sheet }: { sheet: Timesheet }) {
  const { t, format } = useI18n();
  return (
    <Card title={t("timesheets.revisions")}>
      <ol className={styles.revisions}>
        {sheet.revisions.map((revision) => (
          <li key={revision.revision}>
            <strong>{t("timesheets.revision", { number: revision.revision })}</strong> {revision.in_force && <Badge tone="good">{t("timesheets.inForce")}</Badge>}
            <br />
            {t("timesheets.approvedBy", { name: revision.approver_name, moment: format.moment(revision.approved_at) })} · {format.hours(revision.minutes)}
            {revision.amount !== undefined && ` · ${format.money(revision.amount)}`}
            <br />
            <span className={styles.digest}>SHA-256 {revision.digest}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
