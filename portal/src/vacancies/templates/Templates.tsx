import { useChanged } from "@/api/changes";
import { LinkButton, Button } from "@/design/Button";
import { ConfirmDialog } from "@/design/ConfirmDialog";
import { useDialog } from "@/design/Dialog";
import { Listing } from "@/design/Listing";
import { Card, Page } from "@/design/Page";
import table from "@/design/Table.module.css";
import { toast } from "@/design/Toasts";
import { useI18n } from "@/i18n";
import { useRights } from "@/identity/me";
import { useLive } from "@/shell/hub";

import { useWorkPosts } from "../queries";
import { useDeleteTemplate, useTemplates, type Template } from "./queries";
import styles from "./Templates.module.css";

/** The templates from which a vacancy can start: use, change, delete. */
export default function Templates() {
  const { t } = useI18n();
  useLive("vacancy");
  const templates = useTemplates();
  const deleting = useDialog<Template>();
  const deletion = useDeleteTemplate();
  const close = () => {
    deletion.reset();
    deleting.close();
  };
  const gone = deleting.subject;
  return (
    <Page title={t("hiring.templates")} back={{ to: "/vacancies", label: t("vacancies.title") }} about={t("hiring.templatesLead")}>
      <Card flush>
        <Listing of={templates} empty={{ icon: "copy", title: t("hiring.noTemplates"), text: t("hiring.noTemplatesHint") }}>
          {(items) => (
            <table className={table.table}>
              <thead>
                <tr>
                  <th>{t("hiring.name")}</th>
                  <th className={table.secondary}>{t("shell.workPost")}</th>
                  <th className={table.secondary}>{t("vacancies.motive")}</th>
                  <th className={table.secondary}>{t("shell.unit")}</th>
                  <th>
                    <span className="visually-hidden">{t("hiring.moreActions")}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((template) => (
                  <TemplateRow key={template.id} template={template} onDelete={() => deleting.open(template)} />
                ))}
              </tbody>
            </table>
          )}
        </Listing>
      </Card>
      {gone !== undefined && (
        <ConfirmDialog
          title={t("hiring.deleteTemplate", { name: gone.name })}
          lead={t("hiring.deleteTemplateLead")}
          action={t("hiring.delete")}
          danger
          doing={deletion}
          onClose={close}
          onConfirm={() =>
            deletion.mutate(gone.id, {
              onSuccess: () => {
                close();
                toast(t("hiring.templateDeleted", { name: gone.name }));
              },
            })
          }
        />
      )}
    </Page>
  );
}

function TemplateRow({ template, onDelete }: { template: Template; onDelete: () => void }) {
  const { t } = useI18n();
  const { can } = useRights();
  const posts = useWorkPosts("").data?.items ?? [];
  const { fields, allowed, name } = template;
  const post = posts.find(({ code }) => code === fields.work_post_code)?.title ?? fields.work_post_code;
  return (
    <tr {...useChanged(template.id)}>
      <th scope="row">
        {name}
        {fields.title !== name && <span className={styles.under}>{fields.title}</span>}
      </th>
      <td className={`${table.soft} ${table.secondary}`}>{post ?? "–"}</td>
      <td className={`${table.soft} ${table.secondary}`}>{fields.motive === null ? "–" : (t.maybe(`vacancies.motive.${fields.motive}`) ?? fields.motive)}</td>
      <td className={`${table.soft} ${table.secondary}`}>{template.unit_name}</td>
      <td>
        <span className={styles.actions}>
          {allowed.includes("delete") && (
            <Button small tone="quiet" aria-label={t("hiring.deleteOf", { name })} onPress={onDelete}>
              {t("hiring.delete")}
            </Button>
          )}
          {allowed.includes("update") && (
            <LinkButton small to={`/vacancies/templates/${template.id}`} aria-label={t("hiring.changeOf", { name })}>
              {t("hiring.do.update")}
            </LinkButton>
          )}
          {can("vacancy:write") && (
            <LinkButton small tone="primary" to={`/vacancies/new?template=${template.id}`} aria-label={t("hiring.useOf", { name })}>
              {t("hiring.use")}
            </LinkButton>
          )}
        </span>
      </td>
    </tr>
  );
}
