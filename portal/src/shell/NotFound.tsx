import { Empty } from "@/design/Answer";
import { LinkButton } from "@/design/Button";
import { Page } from "@/design/Page";
import { useI18n } from "@/i18n";

/** An address that leads nowhere, or nowhere for this user. */
export default function NotFound() {
  const { t } = useI18n();
  return (
    <Page title={t("shell.notFound")}>
      <Empty icon="search" title={t("shell.notFoundHint")}>
        <LinkButton to="/">{t("shell.home")}</LinkButton>
      </Empty>
    </Page>
  );
}
