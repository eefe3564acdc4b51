import { Link } from "react-router";

import { Button } from "@/design/Button";
import { useI18n } from "@/i18n";

import { useTemplates } from "../templates/queries";
import { draftFrom, STARTS, type Draft, type Start } from "./draft";
import styles from "./VacancyForm.module.css";

/** How many templates of the client are offered at once; the rest are a page away. */
const MOST = 4;

/** Starting points: the client's own templates, and the usual cases. */
export function Starts({ onChoose }: { onChoose: (how: (before: Draft) => Draft) => void }) {
  const { t } = useI18n();
  const templates = useTemplates().data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={styles.starts} aria-label={t("hiring.startWith")}>
      <p>{t("hiring.startWith")}</p>
      {templates.slice(0, MOST).map((template) => (
        <Button key={template.id} small onPress={() => onChoose((before) => draftFrom(template.fields, before))}>
          {template.name}
        </Button>
      ))}
      {templates.length > MOST && <Link to="/vacancies/templates">{t("hiring.allTemplates")}</Link>}
      {(Object.keys(STARTS) as Start[]).map((start) => (
        <Button key={start} small onPress={() => onChoose((before) => ({ ...before, ...STARTS[start], justification: t(`hiring.template.${start}.text`) }))}>
          {t(`hiring.template.${start}`)}
        </Button>
      ))}
    </section>
  );
}
