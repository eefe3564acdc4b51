import { ToggleButton } from "react-aria-components";

import { Failure } from "@/design/Answer";
import { Button } from "@/design/Button";
import { useDialog } from "@/design/Dialog";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";

import { NameDialog } from "../NameDialog";
import type { Filters } from "../queries";
import { sameFilters } from "./filters";
import styles from "./Vacancies.module.css";
import { useForgetView, useSaveView, useViews } from "./views";

interface SavedViewsProps {
  filters: Filters;
  /** Anything but the list as it opens. */
  filtered: boolean;
  onChoose: (filters: Filters) => void;
  onClear: () => void;
}

/** The user's own filters under names of their own, to choose from. */
export function SavedViews({ filters, onChoose, onClear }: Omit<SavedViewsProps, "filtered">) {
  const { t } = useI18n();
  const saved = useViews().data?.items ?? [];
  if (saved.length === 0) return null;
  return (
    <div className={styles.views} role="group" aria-label={t("hiring.views")}>
      {saved.map((view) => {
        const chosen = sameFilters(view.filters, filters);
        return (
          <ToggleButton key={view.id} className={styles.view ?? ""} isSelected={chosen} onChange={() => (chosen ? onClear() : onChoose(view.filters))}>
            {view.name}
          </ToggleButton>
        );
      })}
    </div>
  );
}

/** Keep the filters as they are under a name, or forget the ones that are chosen. */
export function KeepView({ filters, filtered, onClear }: Omit<SavedViewsProps, "onChoose">) {
  const { t } = useI18n();
  const chosen = useViews().data?.items.find((view) => sameFilters(view.filters, filters));
  const saving = useSaveView();
  const forgetting = useForgetView();
  const naming = useDialog<true>();
  const save = (name: string) =>
    saving.mutate(
      { name, filters },
      {
        onSuccess: () => {
          naming.close();
          toast(t("hiring.viewSaved", { name }));
        },
      },
    );
  return (
    <>
      {filtered && (
        <Button small tone="quiet" onPress={onClear}>
          {t("hiring.clear")}
        </Button>
      )}
      {filtered && chosen === undefined && (
        <Button small tone="quiet" onPress={() => naming.open(true)}>
          {t("hiring.saveView")}
        </Button>
      )}
      {chosen !== undefined && (
        <Button small tone="quiet" isPending={forgetting.isPending} onPress={() => forgetting.mutate(chosen, { onSuccess: () => toast(t("hiring.viewForgotten", { name: chosen.name })) })}>
          {t("hiring.forgetView")}
        </Button>
      )}
      <Failure of={forgetting} />
      {naming.subject && <NameDialog title={t("hiring.saveView")} lead={t("hiring.saveViewLead")} longest={80} doing={saving} onClose={naming.close} onName={save} />}
    </>
  );
}
