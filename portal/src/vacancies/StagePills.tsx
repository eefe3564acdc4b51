import { Badge } from "@/design/Badge";
import { useI18n } from "@/i18n";

import { STAGE_TONES, type Stage, type StageCounts } from "./queries";

const RUNNING: readonly Stage[] = ["proposed", "shortlisted", "interview_planned", "accepted", "placed"];

/** How many candidates are in each stage; who is out of the running only when there is nobody else. */
export function StagePills({ counts }: { counts: StageCounts }) {
  const { t } = useI18n();
  const running = RUNNING.filter((stage) => counts[stage] > 0);
  const shown = running.length > 0 ? running : (["rejected", "withdrawn"] as const).filter((stage) => counts[stage] > 0);
  return shown.map((stage) => (
    <Badge key={stage} tone={STAGE_TONES[stage]}>
      {counts[stage]} {t(`hiring.stage.${stage}`)}
    </Badge>
  ));
}
