import { useState, type ChangeEvent } from "react";

import { saveText } from "@/api/download";
import { Failure } from "@/design/Answer";
import { Button, LinkButton } from "@/design/Button";
import { CheckField, TextField } from "@/design/Field";
import { Icon } from "@/design/Icon";
import { Card, Page } from "@/design/Page";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { useKept } from "@/shell/kept";

import { useRights } from "../me";
import { useRoles } from "../roles/queries";
import { COLUMNS, decoded, LONGEST, template } from "./csv";
import { ImportReportCard } from "./ImportReportCard";
import { useImport, type ImportReport, type Progress } from "./importing";
import styles from "./UserImport.module.css";

/** Register and change many users from a file: first what would happen, then doing it. */
export default function UserImport() {
  const { t } = useI18n();
  const [csv, changeCsv, forget] = useKept("users.import", "");
  const [invite, setInvite] = useState(true);
  const [name, setName] = useState<string>();
  const [report, setReport] = useState<ImportReport>();
  const [progress, setProgress] = useState<Progress>();
  const importing = useImport();
  const write = (text: string) => {
    changeCsv(() => text);
    // A report belongs to the text it was made of.
    setReport(undefined);
    setProgress(undefined);
    importing.reset();
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // The same file, corrected, can be chosen again.
    event.target.value = "";
    if (file === undefined) return;
    setName(file.name);
    void file.arrayBuffer().then((bytes) => write(decoded(new Uint8Array(bytes))));
  };
  const tooLong = csv.length > LONGEST;
  const complete = progress !== undefined && progress.done === progress.lines;
  const onPart = (known: ImportReport, far: Progress) => {
    setReport(known);
    setProgress(far);
  };
  const send = (dryRun: boolean) => {
    setProgress(undefined);
    importing.mutate(
      { csv, invite, dryRun, onPart },
      {
        onSuccess: (done) => {
          if (done.dry_run) return;
          forget();
          toast(t("access.import.done", { count: done.registered + done.changed }));
        },
      },
    );
  };
  return (
    <Page title={t("access.import.title")} back={{ to: "/users", label: t("identity.users.title") }} about={t("access.import.lead")} actions={<TemplateButton />}>
      <Card title={t("access.import.file")}>
        <div className={styles.source}>
          <label className={styles.choose}>
            <input type="file" accept=".csv,.txt,text/csv,text/plain" onChange={choose} />
            <span>
              <Icon name="upload" size={18} />
              {t("access.import.choose")}
            </span>
          </label>
          {name !== undefined && <span className={styles.name}>{name}</span>}
        </div>
        <TextField label={t("access.import.paste")} rows={7} value={csv} onChange={write} error={tooLong ? t("problems.body_too_large") : undefined} />
        <Columns />
        <div className={styles.actions}>
          <CheckField label={t("access.import.invite")} value={invite} onChange={setInvite} />
          <Button tone={report === undefined ? "primary" : "secondary"} isDisabled={csv.trim() === "" || tooLong} isPending={importing.isPending && importing.variables.dryRun} onPress={() => send(true)}>
            {t("access.import.check")}
          </Button>
        </div>
      </Card>
      <Failure of={importing} />
      {importing.isError && report !== undefined && !report.dry_run && <p>{t("access.import.halfway")}</p>}
      {importing.isPending && progress !== undefined && <Bar progress={progress} />}
      {report !== undefined && (
        <ImportReportCard
          report={report}
          action={
            complete && !report.dry_run ? (
              <LinkButton to="/users">{t("access.import.toUsers")}</LinkButton>
            ) : (
              <Button tone="primary" isDisabled={report.dry_run && !(complete && report.registered + report.changed > 0)} isPending={importing.isPending && !importing.variables.dryRun} onPress={() => send(false)}>
                {report.dry_run ? t("access.import.carryOut", { count: report.registered + report.changed }) : t("access.import.again")}
              </Button>
            )
          }
        />
      )}
    </Page>
  );
}

/** How far it is, in lines of the file. */
function Bar({ progress: { done, lines } }: { progress: Progress }) {
  const { t } = useI18n();
  const said = t("access.import.progress", { done, count: lines });
  return (
    <div className={styles.progress}>
      <progress value={done} max={lines} aria-label={said} />
      <span>{said}</span>
    </div>
  );
}

/** Saves a file to fill in, with a unit and roles that this client really has. */
function TemplateButton() {
  const { t } = useI18n();
  const { me } = useRights();
  const roles = useRoles();
  const save = () => {
    const [first = "", second = first] = (roles.data?.items ?? []).map(({ code }) => code);
    const [company, below = company] = me.units;
    saveText(template([{ unit: company?.name ?? "", role: first }, { unit: below?.name ?? "", role: second }]), "users.csv", "text/csv");
  };
  return (
    <Button onPress={save}>
      <Icon name="download" size={16} />
      {t("access.import.template")}
    </Button>
  );
}

/** What each column holds, and the codes of the roles. */
function Columns() {
  const { t, language } = useI18n();
  const roles = useRoles();
  return (
    <details className={styles.columns}>
      <summary>{t("access.import.columns")}</summary>
      <dl>
        {COLUMNS.map((column) => (
          <div key={column}>
            <dt>
              <code>{column}</code>
            </dt>
            <dd>{t(`access.import.column.${column}`)}</dd>
          </div>
        ))}
      </dl>
      <p>{t("access.import.roles")}</p>
      <ul>
        {roles.data?.items.map((role) => (
          <li key={role.code}>
            <code>{role.code}</code> {role.name[language]}
          </li>
        ))}
      </ul>
    </details>
  );
}
