import { DateField } from "@/design/DateField";
import { FieldSet, Wide } from "@/design/Field";
import { TimeField } from "@/design/TimeField";
import { useI18n } from "@/i18n";

import styles from "./Notices.module.css";
import type { NoticeForm } from "./posting";

interface NoticeWhenProps {
  form: NoticeForm;
  wrong: (field: string) => string | undefined;
  onChange: (changes: Partial<NoticeForm>) => void;
}

/** From when until when a notice is on the portal, by the Belgian clock. */
export default function NoticeWhen({ form, wrong, onChange }: NoticeWhenProps) {
  const { t } = useI18n();
  return (
    <FieldSet title={t("access.notices.when")} note={t("access.notices.whenHint")}>
      <Wide>
        <div className={styles.moments}>
          <DateField label={t("access.notices.fromDay")} value={form.fromDay} onChange={(fromDay) => onChange({ fromDay })} error={wrong("fromDay")} />
          <TimeField label={t("access.notices.fromTime")} value={form.fromTime} onChange={(fromTime) => onChange({ fromTime })} error={wrong("fromTime")} />
          <DateField label={t("access.notices.untilDay")} value={form.untilDay} onChange={(untilDay) => onChange({ untilDay })} error={wrong("untilDay")} />
          <TimeField label={t("access.notices.untilTime")} value={form.untilTime} onChange={(untilTime) => onChange({ untilTime })} error={wrong("untilTime")} />
        </div>
      </Wide>
    </FieldSet>
  );
}
