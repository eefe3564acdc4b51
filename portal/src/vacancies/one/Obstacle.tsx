import { Link } from "react-router";

import { sentenceOf } from "@/design/Answer";
import { Icon } from "@/design/Icon";
import { useI18n } from "@/i18n";

import type { Vacancy } from "../queries";
import styles from "./Vacancy.module.css";

/** Why a vacancy cannot be sent or approved as it is, and where to mend it. */
export function Obstacle({ vacancy: { id, obstacle, allowed } }: { vacancy: Vacancy }) {
  const i18n = useI18n();
  const { t } = i18n;
  if (obstacle === null) return null;
  const missing = Array.isArray(obstacle.params["missing"]) ? (obstacle.params["missing"] as string[]) : [];
  const words = missing.map((field) => t.maybe(`hiring.field.${field}`) ?? field).join(", ");
  return (
    <div className={styles.obstacle} role="note">
      <Icon name="warn" />
      <p>
        {missing.length > 0 ? t("hiring.stillNeeded", { fields: words }) : sentenceOf({ status: 409, ...obstacle }, i18n)}{" "}
        {allowed.includes("update") && <Link to={`/vacancies/${id}/edit`}>{t("hiring.mend")}</Link>}
      </p>
    </div>
  );
}
