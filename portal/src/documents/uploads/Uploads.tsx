import { useEffect, useRef, type RefObject } from "react";

import { Button } from "@/design/Button";
import { SelectField } from "@/design/Field";
import { Icon } from "@/design/Icon";
import { Card } from "@/design/Page";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";

import { UPLOAD_KINDS, type UploadKind } from "../queries";
import { FileButton } from "./FileButton";
import { isOpen, uploads, type Upload } from "./queue";
import { UploadRow } from "./UploadRow";
import styles from "./Uploads.module.css";

interface UploadsProps {
  shown: readonly Upload[];
  onFiles: (files: File[]) => void;
}

/** Where files are chosen, described and sent, and what became of each. */
export function Uploads({ shown, onFiles }: UploadsProps) {
  const { t } = useI18n();
  const rows = useFocusOnAdded(shown);
  if (shown.length === 0) return <Invitation onFiles={onFiles} />;
  const open = shown.filter(isOpen);
  const done = shown.some(({ stage }) => stage === "sent" || stage === "refused");
  return (
    <Card
      title={t("documents.upload.title")}
      actions={
        <FileButton multiple tone="quiet" onFiles={onFiles}>
          {t("documents.upload.more")}
        </FileButton>
      }
    >
      {open.filter(({ earlier }) => earlier === undefined).length > 1 && <ForAll open={open} />}
      <ul className={styles.rows} ref={rows}>
        {shown.map((one) => (
          <UploadRow key={one.key} upload={one} />
        ))}
      </ul>
      <div className={styles.footer}>
        <p>{t("documents.upload.rules")}</p>
        {done && <Button onPress={() => uploads.clear()}>{t("documents.upload.clear")}</Button>}
        {open.length > 0 && (
          <Button tone="primary" isDisabled={open.some(({ title }) => title.trim() === "")} onPress={() => uploads.start()}>
            {t("documents.upload.start", { count: open.length })}
          </Button>
        )}
      </div>
    </Card>
  );
}

function Invitation({ onFiles }: Pick<UploadsProps, "onFiles">) {
  const { t } = useI18n();
  return (
    <div className={styles.invitation}>
      <span className={styles.round}>
        <Icon name="upload" />
      </span>
      <p>
        <strong className={styles.withMouse}>{t("documents.upload.dropHere")}</strong> <span>{t("documents.upload.rules")}</span>
      </p>
      <FileButton multiple onFiles={onFiles}>
        {t("documents.upload.choose")}
      </FileButton>
    </div>
  );
}

/** The focus goes to the first file that is added, which may be out of sight when it came from a document below. */
function useFocusOnAdded(shown: readonly Upload[]): RefObject<HTMLUListElement | null> {
  const rows = useRef<HTMLUListElement>(null);
  const last = shown.at(-1)?.key ?? 0;
  const before = useRef(last);
  useEffect(() => {
    const added = shown.findIndex(({ key }) => key > before.current);
    before.current = Math.max(before.current, last);
    if (added >= 0) (rows.current?.children[added] as HTMLElement | undefined)?.focus();
  }, [shown, last]);
  return rows;
}

/** One kind and one unit for all new files at once. */
function ForAll({ open }: { open: readonly Upload[] }) {
  const { t } = useI18n();
  const { unitsFor } = useRights();
  const fresh = open.filter(({ earlier }) => earlier === undefined);
  const common = (of: (one: Upload) => string) => (new Set(fresh.map(of)).size === 1 && fresh[0] !== undefined ? of(fresh[0]) : "");
  const change = (details: Partial<Pick<Upload, "kind" | "unitId">>) => fresh.forEach(({ key }) => uploads.change(key, details));
  return (
    <fieldset className={styles.forAll}>
      <legend>{t("documents.upload.forAll", { count: fresh.length })}</legend>
      <SelectField
        compact
        label={t("documents.kind")}
        value={common(({ kind }) => kind)}
        onChange={(kind) => change({ kind: kind as UploadKind })}
        options={UPLOAD_KINDS.map((kind) => ({ value: kind, label: t(`documents.kind.${kind}`) }))}
        {...(common(({ kind }) => kind) === "" ? { empty: t("documents.upload.various") } : {})}
      />
      <SelectField
        compact
        label={t("shell.unit")}
        value={common(({ unitId }) => unitId)}
        onChange={(unitId) => change({ unitId })}
        options={unitsFor("document:upload")}
        {...(common(({ unitId }) => unitId) === "" ? { empty: t("documents.upload.various") } : {})}
      />
    </fieldset>
  );
}
