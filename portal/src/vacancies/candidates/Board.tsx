import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState, type ReactNode } from "react";

import { Button } from "@/design/Button";
import { Listing } from "@/design/Listing";
import { Card } from "@/design/Page";
import { useI18n } from "@/i18n";
import { useFilters } from "@/shell/filters";

import type { Vacancy } from "../queries";
import styles from "./Board.module.css";
import { candidateKey, useCandidates, type Candidate, type CandidateSummary } from "./candidacies";
import { CandidateCard } from "./CandidateCard";
import { useDeciding } from "./deciding";
import { byColumn, COLUMNS, stepTo, type Column } from "./stages";

const CandidatePanel = lazy(() => import("./CandidatePanel"));

/** The candidates of a vacancy by stage: a column each, one under the other where the window is narrow. */
export function Board({ vacancy }: { vacancy: Vacancy }) {
  const { t } = useI18n();
  const { get, set } = useFilters();
  const queries = useQueryClient();
  const candidates = useCandidates(vacancy.id);
  const deciding = useDeciding();
  const [dragged, setDragged] = useState<CandidateSummary>();
  const [over, setOver] = useState(false);
  const open = get("candidate");
  const whole = dragged === undefined ? undefined : queries.getQueryData<Candidate>(candidateKey(dragged.id));
  const target = (column: Column) => (whole === undefined ? undefined : stepTo(column, whole.status, whole.allowed));
  const drop = (column: Column) => {
    const what = target(column);
    if (whole !== undefined && what !== undefined) deciding.decide({ candidate: whole, what, sure: false });
    setDragged(undefined);
  };
  return (
    <Card title={t("hiring.candidates")}>
      <Listing of={candidates} empty={{ icon: "person", title: t("hiring.noCandidates"), text: t("hiring.noCandidatesHint") }}>
        {(items) => {
          const columns = byColumn(items);
          return (
            <div className={styles.board} data-over={over || undefined}>
              {COLUMNS.map((column) => (
                <BoardColumn
                  key={column}
                  column={column}
                  cards={columns.get(column) ?? []}
                  count={countOf(vacancy, column) ?? columns.get(column)?.length ?? 0}
                  folded={column === "over" && !over}
                  onFold={column === "over" ? () => setOver(!over) : undefined}
                  may={target(column) !== undefined}
                  dragging={dragged !== undefined}
                  onDrop={() => drop(column)}
                  card={(one) => (
                    <CandidateCard key={one.id} candidate={one} onChoose={(what, found) => deciding.decide({ candidate: found, what, sure: true })} onDrag={(is) => setDragged(is ? one : undefined)} />
                  )}
                />
              ))}
            </div>
          );
        }}
      </Listing>
      <Suspense>{open !== "" && <CandidatePanel key={open} id={open} onClose={() => set({ candidate: "" })} />}</Suspense>
      {deciding.dialog}
    </Card>
  );
}

/** How many there are, also of those not shown yet. */
function countOf({ candidates: counts }: Vacancy, column: Column): number | undefined {
  if (counts === undefined) return undefined;
  return column === "over" ? counts.rejected + counts.withdrawn : counts[column];
}

interface BoardColumnProps {
  column: Column;
  cards: CandidateSummary[];
  count: number;
  folded: boolean;
  onFold: (() => void) | undefined;
  /** The card that is being dragged may come here. */
  may: boolean;
  dragging: boolean;
  onDrop: () => void;
  card: (one: CandidateSummary) => ReactNode;
}

function BoardColumn({ column, cards, count, folded, onFold, may, dragging, onDrop, card }: BoardColumnProps) {
  const { t } = useI18n();
  const name = t(column === "over" ? "hiring.outOfTheRunning" : `hiring.stage.${column}`);
  return (
    <section
      className={styles.column}
      data-column={column}
      data-empty={count === 0 || undefined}
      data-may={may || undefined}
      data-dragging={dragging || undefined}
      aria-label={name}
      onDragOver={(event) => may && event.preventDefault()}
      onDrop={onDrop}
    >
      <h3 className={styles.heading}>
        <span>{name}</span>
        <span className={styles.count}>{count}</span>
      </h3>
      {onFold !== undefined && count > 0 && (
        <Button small tone="quiet" aria-expanded={!folded} onPress={onFold}>
          {folded ? t("hiring.showOver", { count }) : t("hiring.hideOver")}
        </Button>
      )}
      {!folded && cards.length > 0 && <ul className={styles.cards}>{cards.map(card)}</ul>}
    </section>
  );
}
