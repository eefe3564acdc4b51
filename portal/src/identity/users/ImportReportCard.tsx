import { useState, type ReactNode } from "react";

import { Badge } from "@/design/Badge";
import { Button } from "@/design/Button";
import { Figure, Figures } from "@/design/Figures";
import { Card } from "@/design/Page";
import table from "@/design/Table.module.css";
import { useI18n } from "@/i18n";

import { OUTCOMES, OUTCOME_TONES, type ImportReport, type ImportRow, type Outcome } from "./importing";
import styles from "./UserImport.module.css";

/** So many rows at once: a browser shows two thousand of them slowly. */
const PAGE = 100;

/** What a file brought about, or would: counts, and every row with what is wrong with it. */
export function ImportReportCard({ report, action }: { report: ImportReport; action: ReactNode }) {
  const { t } = useI18n();
  const [shown, setShown] = useState<Outcome | "">("");
  const [most, setMost] = useState(PAGE);
  const rank = (row: ImportRow) => OUTCOMES.indexOf(row.outcome);
  // Rows that need somebody come first; within one outcome the order is that of the file.
  const rows = report.rows.filter((row) => shown === "" || row.outcome === shown).sort((one, other) => rank(one) - rank(other));
  const show = (outcome: Outcome | "") => {
    setShown(outcome);
    setMost(PAGE);
  };
  return (
    <section className={styles.report} aria-label={t(report.dry_run ? "access.import.would" : "access.import.did")}>
      <Figures action={action}>
        <Figure label={t("access.import.outcome.registered")} value={report.registered} />
        <Figure label={t("access.import.outcome.changed")} value={report.changed} />
        <Figure label={t("access.import.outcome.unchanged")} value={report.unchanged} />
        <Figure label={t("access.import.outcome.refused")} value={report.refused} tone={report.refused > 0 ? "bad" : undefined} note={report.refused > 0 ? t("access.import.refusedNote") : undefined} />
      </Figures>
      <Card flush title={t(report.dry_run ? "access.import.would" : "access.import.did")}>
        <div className={styles.outcomes} role="group" aria-label={t("access.import.show")}>
          {(["", ...OUTCOMES] as const).map((outcome) => (
            <Button key={outcome} small tone={outcome === shown ? "primary" : "secondary"} aria-pressed={outcome === shown} onPress={() => show(outcome)}>
              {outcome === "" ? t("shell.all") : `${t(`access.import.outcome.${outcome}`)} (${report[outcome]})`}
            </Button>
          ))}
        </div>
        {rows.length === 0 ? (
          <p className={styles.note}>{t("access.import.noRows")}</p>
        ) : (
          <table className={table.table}>
            <thead>
              <tr>
                <th>{t("identity.email")}</th>
                <th>{t("access.import.lines")}</th>
                <th>{t("access.import.outcome")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, most).map((row) => (
                <Row key={`${row.email} ${row.lines[0] ?? 0}`} row={row} />
              ))}
            </tbody>
          </table>
        )}
        {rows.length > most && (
          <div className={table.more}>
            <Button onPress={() => setMost(most + PAGE)}>{t("shell.more")}</Button>
          </div>
        )}
      </Card>
    </section>
  );
}

function Row({ row }: { row: ImportRow }) {
  const { t } = useI18n();
  const why = (rule: string) => t.maybe(`problems.rule.${rule}`) ?? t.maybe(`problems.${rule}`) ?? t("problems.rule.invalid");
  const said = row.errors.map(({ line, column, rule }) => (column === "" ? t("access.import.errorLine", { line: String(line), why: why(rule) }) : t("access.import.error", { line: String(line), column, why: why(rule) })));
  return (
    <tr>
      <th scope="row">{row.email === "" ? "–" : row.email}</th>
      <td className={table.soft}>{row.lines.join(", ")}</td>
      <td>
        <Badge tone={OUTCOME_TONES[row.outcome]}>{t(`access.import.outcome.${row.outcome}`)}</Badge>
        {said.length > 0 && (
          <ul className={styles.errors}>
            {[...new Set(said)].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}
