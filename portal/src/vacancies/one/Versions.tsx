import { useState } from "react";

import { Answer } from "@/design/Answer";
import { Badge, type BadgeTone } from "@/design/Badge";
import { Button } from "@/design/Button";
import { Card } from "@/design/Page";
import { useI18n } from "@/i18n";

import { useVersions, type Vacancy, type Version } from "../queries";
import { shownValue } from "./values";
import styles from "./Versions.module.css";

const TONES: Record<Version["holder"], BadgeTone> = { portal: "info", both: "good", agency: "warn" };
const FIRST = 3;

/** What client and agency exchanged, newest first: who changed what and when; what was not taken over is kept and shown. */
export function Versions({ vacancy }: { vacancy: Vacancy }) {
  const { t } = useI18n();
  const versions = useVersions(vacancy.id);
  const [all, setAll] = useState(false);
  if (versions.data?.items.length === 0) return null;
  return (
    <Card title={t("hiring.versions.title")}>
      <Answer of={versions}>
        {({ items }) => {
          const newest = [...items].reverse();
          return (
            <>
              <ol className={styles.versions}>
                {(all ? newest : newest.slice(0, FIRST)).map((one) => (
                  <VersionLine key={one.number} version={one} first={one === items[0]} />
                ))}
              </ol>
              {items.length > FIRST && (
                <Button small tone="quiet" onPress={() => setAll(!all)}>
                  {all ? t("hiring.versions.fewer") : t("hiring.versions.all", { count: items.length })}
                </Button>
              )}
            </>
          );
        }}
      </Answer>
    </Card>
  );
}

function VersionLine({ version, first }: { version: Version; first: boolean }) {
  const i18n = useI18n();
  const { t, format } = i18n;
  const who = version.actor === "backoffice" ? t("shell.backOffice") : version.actor_name;
  return (
    <li data-lost={version.holder === "agency" || undefined}>
      <p className={styles.head}>
        <strong>{t("hiring.versions.number", { number: version.number })}</strong>
        <Badge tone={TONES[version.holder]}>{t(`hiring.versions.${version.holder}`)}</Badge>
        <span>
          {who !== null && `${who} · `}
          <time dateTime={version.at}>{format.moment(version.at)}</time>
        </span>
        <code>{version.digest.slice(0, 12)}</code>
      </p>
      {version.changes.length === 0 ? (
        <p className={styles.none}>{t(first ? "hiring.versions.whole" : "hiring.versions.unchanged")}</p>
      ) : (
        <ul className={styles.changes}>
          {version.changes.map(({ field, before, after }) => (
            <li key={field}>
              <span>{t.maybe(`hiring.field.${field}`) ?? field}</span>
              <span>
                <del>{shownValue(field, before, i18n)}</del>
                <span aria-hidden="true"> → </span>
                <ins>{shownValue(field, after, i18n)}</ins>
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
