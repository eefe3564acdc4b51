import { DownloadButton } from "@/design/DownloadButton";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";

import { exportPath, type By, type Period } from "./queries";
import styles from "./Reports.module.css";

/** A report as a file. */
export function Export({ report, period, by }: { report: Parameters<typeof exportPath>[0]; period: Period; by?: By }) {
  const { t } = useI18n();
  const { can } = useRights();
  if (!can("report:export")) return null;
  return (
    <span className={styles.export} role="group" aria-label={t("reports.export")}>
      <DownloadButton path={exportPath(report, "xlsx", period, by)} name={`${report}.xlsx`}>
        XLSX
      </DownloadButton>
      <DownloadButton path={exportPath(report, "csv", period, by)} name={`${report}.csv`}>
        CSV
      </DownloadButton>
    </span>
  );
}
