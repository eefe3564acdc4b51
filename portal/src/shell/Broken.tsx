import { Component, type ErrorInfo, type ReactNode } from "react";

import { Empty } from "@/design/Answer";
import { Button } from "@/design/Button";
import { useI18n } from "@/i18n";

interface BrokenProps {
  children: ReactNode;
}

/** Catches a screen that breaks, so that the rest of the portal stays. */
export class Broken extends Component<BrokenProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    return this.state.broken ? <Apology /> : this.props.children;
  }
}

/** Usually a new version was put in place and the old parts are gone: loading again helps. */
function Apology() {
  const { t } = useI18n();
  return (
    <Empty icon="warn" title={t("shell.broken")}>
      <p>{t("shell.brokenHint")}</p>
      <p>
        <Button onPress={() => window.location.reload()}>{t("shell.reload")}</Button>
      </p>
    </Empty>
  );
}
