import { known } from "@/api/known";
import { Icon } from "@/design/Icon";
import { useI18n } from "@/i18n";
import type { I18n } from "@/i18n/messages";

import type { Finding } from "./queries";
import styles from "./Findings.module.css";

const ICONS = { block: "stop", warn: "warn", rather_not: "info" } as const;

/** Values of a finding in the way its sentence shows them: minutes as hours, instants and days as people write them. */
export function paramsOf(finding: Finding, { format }: Pick<I18n, "format">): Record<string, string | number> {
  const shown: Record<string, string | number> = {};
  const minutes = (value: number) => (finding.unit === "minutes" ? format.hours(value) : value);
  for (const [name, value] of Object.entries(finding.params)) {
    if (typeof value === "number") shown[name] = name.endsWith("minutes") ? format.hours(value) : value;
    else if (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value)) shown[name] = format.moment(value);
    else if (typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value)) shown[name] = format.date(value, "day");
    else if (typeof value === "string") shown[name] = value;
  }
  if (typeof finding.value === "number") shown["value"] = minutes(finding.value);
  if (typeof finding.limit === "number") shown["limit"] = minutes(finding.limit);
  return shown;
}

/** Why a temp is blocked or warned: what, how much of how much, by which rule, and who may go past it. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <ul className={styles.findings}>
      {findings.map((finding, place) => (
        <li key={place} data-severity={finding.severity}>
          <Icon name={ICONS[finding.severity]} size={16} />
          <div>
            <p>
              <span className="visually-hidden">{t(`planning.severity.${finding.severity}`)}: </span>
              {t.maybe(`planning.finding.${finding.code}`, paramsOf(finding, i18n)) ?? finding.code}
            </p>
            <p className={styles.source}>
              {finding.source}
              {finding.rule_version !== "PLANNING" && ` · ${t("planning.ruleVersion", { version: finding.rule_version })}`}
              {known(finding.override_role) && ` · ${t("planning.override", { role: t(`planning.role.${finding.override_role}`) })}`}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
