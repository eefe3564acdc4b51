import { useEffect, useRef, useState, type ReactNode, type RefObject } from "react";

import { Button } from "@/design/Button";
import { SelectField, TextField } from "@/design/Field";
import { Listing } from "@/design/Listing";
import { Card, Filters, Page } from "@/design/Page";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";
import { useFilters } from "@/shell/filters";
import { useLive } from "@/shell/hub";
import { useSettled } from "@/shell/settled";

import { useChosen } from "./chosen";
import { DocumentList, rowId } from "./DocumentList";
import { DocumentPanel } from "./DocumentPanel";
import styles from "./Documents.module.css";
import { KINDS, useDocuments, type Kind } from "./queries";
import { DropArea } from "./uploads/DropArea";
import { uploads } from "./uploads/queue";
import { Uploads } from "./uploads/Uploads";
import { useUploads } from "./uploads/useUploads";

/** Where a document has room beside the list, as in the style sheets; elsewhere it takes its place. */
const BESIDE = "(min-width: 75.001rem)";

/** Contracts, CVs, invoices and the rest, as far as the user may see each kind; and where own documents are added. */
export default function Documents() {
  const { t } = useI18n();
  const { can } = useRights();
  useLive("document");
  return (
    <Page title={t("documents.title")} wide>
      {can("document:upload") ? (
        <Sender>
          <Browser />
        </Sender>
      ) : (
        <Browser />
      )}
    </Page>
  );
}

function Sender({ children }: { children: ReactNode }) {
  const { unitsFor } = useRights();
  const { get } = useFilters();
  const shown = useUploads();
  const take = (files: File[]) => {
    const units = unitsFor("document:upload");
    // The unit that is being looked at; otherwise the highest one, whose documents the fewest people see.
    const unit = units.find(({ value }) => value === get("unit")) ?? units[0];
    uploads.add(files, { kind: get("kind") === "work_post_form" ? "work_post_form" : "general", unitId: unit?.value ?? "", workPost: "" });
  };
  return (
    <DropArea onFiles={take}>
      <Uploads shown={shown} onFiles={take} />
      {children}
    </DropArea>
  );
}

function Browser() {
  const { t } = useI18n();
  const { unitsFor } = useRights();
  const { get, set } = useFilters();
  const { id } = useChosen();
  const panel = useFocusFollows(id);
  const [words, setWords] = useState(get("q"));
  const asked = useSettled(words.trim(), 250);
  const found = useDocuments({ kind: get("kind") as Kind | "", unitId: get("unit"), words: asked });
  const filtered = asked !== "" || get("kind") !== "" || get("unit") !== "";
  const search = (typed: string) => {
    setWords(typed);
    set({ q: typed.trim() });
  };
  const clear = () => {
    setWords("");
    set({ q: "", kind: "", unit: "" });
  };
  return (
    <div className={styles.browser} data-open={id !== "" || undefined}>
      <div className={styles.found}>
        <div className={styles.filters}>
          <Filters>
            <TextField compact label={t("documents.search")} type="search" maxLength={60} value={words} onChange={search} />
            <SelectField compact label={t("documents.kind")} value={get("kind")} onChange={(kind) => set({ kind })} options={KINDS.map((kind) => ({ value: kind, label: t(`documents.kind.${kind}`) }))} empty={t("shell.all")} />
            <SelectField compact label={t("shell.unit")} value={get("unit")} onChange={(unit) => set({ unit })} options={unitsFor("document:read")} empty={t("shell.allUnits")} />
          </Filters>
        </div>
        <Card flush>
          <Listing
            of={found}
            empty={
              filtered
                ? { icon: "search", title: t("documents.notFound"), text: <Button onPress={clear}>{t("documents.clearFilters")}</Button> }
                : { icon: "document", title: t("documents.none"), text: t("documents.noneHint") }
            }
          >
            {(items) => <DocumentList items={items} />}
          </Listing>
        </Card>
      </div>
      {id !== "" && <DocumentPanel key={id} id={id} place={panel} />}
    </div>
  );
}

/** The focus goes to a document that is opened, and back to its row when it is closed; what the address opened with leaves it alone. */
function useFocusFollows(id: string): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null);
  const before = useRef(id);
  useEffect(() => {
    if (before.current === id) return;
    if (id === "") document.getElementById(rowId(before.current))?.focus();
    else panel.current?.focus({ preventScroll: true });
    if (id !== "" && !window.matchMedia(BESIDE).matches) panel.current?.scrollIntoView();
    before.current = id;
  }, [id]);
  return panel;
}
