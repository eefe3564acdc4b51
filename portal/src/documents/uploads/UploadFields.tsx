import { SelectField, TextField } from "@/design/Field";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";
import { useWorkPosts } from "@/planning/queries";

import { UPLOAD_KINDS, type UploadKind } from "../queries";
import { uploads, type Upload } from "./queue";
import styles from "./Uploads.module.css";

/** What is said of a file before it goes: title, kind and unit, and of a form the work post it is about. */
export function UploadFields({ upload: { key, title, kind, unitId, workPost, earlier } }: { upload: Upload }) {
  const { t } = useI18n();
  const { unitsFor, can } = useRights();
  return (
    <div className={styles.fields}>
      <div className={styles.title}>
        <TextField compact label={t("documents.upload.name")} required maxLength={200} value={title} onChange={(typed) => uploads.change(key, { title: typed })} error={title.trim() === "" ? t("problems.rule.required") : undefined} />
      </div>
      {earlier === undefined && (
        <>
          <SelectField
            compact
            label={t("documents.kind")}
            value={kind}
            onChange={(next) => uploads.change(key, { kind: next as UploadKind })}
            options={UPLOAD_KINDS.map((one) => ({ value: one, label: t(`documents.kind.${one}`) }))}
          />
          <SelectField compact label={t("shell.unit")} value={unitId} onChange={(next) => uploads.change(key, { unitId: next, workPost: "" })} options={unitsFor("document:upload")} />
          {kind === "work_post_form" && can("shift:read", unitId) && <WorkPost unitId={unitId} value={workPost} onChange={(next) => uploads.change(key, { workPost: next })} />}
        </>
      )}
    </div>
  );
}

function WorkPost({ unitId, value, onChange }: { unitId: string; value: string; onChange: (code: string) => void }) {
  const { t } = useI18n();
  const posts = useWorkPosts(unitId);
  const choices = posts.data?.items.map(({ code, name }) => ({ value: code, label: name })) ?? [];
  return <SelectField compact label={t("shell.workPost")} value={value} onChange={onChange} options={choices} empty={t("documents.upload.wholeUnit")} />;
}
