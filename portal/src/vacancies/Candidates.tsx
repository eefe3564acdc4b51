import { useState } from "react";

import { Badge } from "@/design/Badge";
import { Button } from "@/design/Button";
import { Listing } from "@/design/Listing";
import { Card } from "@/design/Page";
import { useI18n } from "@/i18n";

import { CandidateCard } from "./CandidateCard";
import { STAGE_TONES, useCandidates } from "./candidacies";
import type { Vacancy } from "./queries";
import styles from "./Vacancy.module.css";

const OVER = ["rejected", "withdrawn"];

/** The candidates of a vacancy; who is out of the running is folded away. */
export function Candidates({ vacancy }: { vacancy: Vacancy }) {
  const { t } = useI18n();
  const candidates = useCandidates(vacancy.id);
  const [all, setAll] = useState(false);
  const counts = vacancy.candidates;
  return (
    <Card
      title={t("hiring.candidates")}
      actions={
        counts !== undefined && (
          <span className={styles.bar}>
            {(["proposed", "shortlisted", "interview_planned", "accepted", "placed"] as const)
              .filter((stage) => counts[stage] > 0)
              .map((stage) => (
                <Badge key={stage} tone={STAGE_TONES[stage]}>
                  {counts[stage]} {t(`hiring.stage.${stage}`)}
                </Badge>
              ))}
          </span>
        )
      }
    >
      <Listing of={candidates} empty={{ icon: "person", title: t("hiring.noCandidates"), text: t("hiring.noCandidatesHint") }}>
        {(items) => {
          const over = items.filter((one) => OVER.includes(one.status));
          const shown = all ? items : items.filter((one) => !OVER.includes(one.status));
          return (
            <div className={styles.candidates}>
              {shown.map((one) => (
                <CandidateCard key={one.id} summary={one} />
              ))}
              {over.length > 0 && (
                <p>
                  <Button small tone="quiet" onPress={() => setAll(!all)}>
                    {all ? t("hiring.hideOver") : t("hiring.showOver", { count: over.length })}
                  </Button>
                </p>
              )}
            </div>
          );
        }}
      </Listing>
    </Card>
  );
}
