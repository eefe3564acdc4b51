import { sentenceOf } from "@/design/Answer";
import { Icon } from "@/design/Icon";
import { useI18n } from "@/i18n";

import type { Warning } from "../motives/meter";
import styles from "./VacancyForm.module.css";

/** What would be refused if the vacancy were sent as it is. */
export function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  const i18n = useI18n();
  return (
    <div role="status">
      {warnings.length > 0 && (
        <div className={styles.warnings}>
          <Icon name="warn" />
          <div>
            <p>{i18n.t("hiring.beforeSending")}</p>
            <ul>
              {warnings.map(({ code, params }) => (
                <li key={code}>{sentenceOf({ status: 409, code, params }, i18n)}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </div>
  );
}
