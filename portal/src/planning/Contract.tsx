import { known } from "@/api/known";
import { Badge, type BadgeTone } from "@/design/Badge";
import { DownloadButton } from "@/design/DownloadButton";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";

import type { Shift } from "./queries";
import styles from "./ShiftPanel.module.css";

const TONES: Record<string, BadgeTone> = { drawn_up: "info", signed: "mauve", declared: "good", refused: "bad", cancelled: "quiet" };

/** The contract that publishing drew up, and how far it is. */
export function Contract({ contract }: { contract: NonNullable<Shift["contract"]> }) {
  const { t, format } = useI18n();
  const { can } = useRights();
  return (
    <section className={styles.contract}>
      <h3>
        {t("planning.contract")} <Badge tone={TONES[contract.status] ?? "quiet"}>{t(`planning.contractStatus.${contract.status}`)}</Badge>
      </h3>
      <p className={styles.soft}>
        {t("planning.contractOf", { count: contract.shift_count, period: format.period(contract.start.slice(0, 10), contract.end.slice(0, 10)) })}
        {contract.contract_version > 1 && ` · ${t("planning.contractVersion", { number: contract.contract_version })}`}
      </p>
      {known(contract.refused_reason) && <p>{contract.refused_reason}</p>}
      {known(contract.document_id) && can("document:read") && can("contract:read") && (
        <DownloadButton path={`/api/document/v1/documents/${contract.document_id}/content`} name="contract.pdf">
          {t("planning.contractPdf")}
        </DownloadButton>
      )}
    </section>
  );
}
