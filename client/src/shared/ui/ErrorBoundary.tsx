import { Component, type ErrorInfo, type ReactNode, useEffect } from "react";
import { useLocation } from "react-router";
import { useTranslation } from "@/shared/i18n";
import { ErrorState } from "./States";

interface Props {
  children: ReactNode;
  /** Another value tries again: the address, for one. */
  resetKey?: string;
}

class Boundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override componentDidUpdate(before: Props) {
    if (this.state.failed && before.resetKey !== this.props.resetKey) {
      this.setState({ failed: false });
    }
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <Failure />;
  }
}

function Failure() {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t("routeError.title")} · ${t("appName")}`;
  }, [t]);
  return (
    <ErrorState
      title={t("routeError.title")}
      onRetry={() => window.location.reload()}
      retryLabel={t("reload")}
    >
      {t("routeError.text")}
    </ErrorState>
  );
}

/** Keeps a page's fault inside the page; another address tries again. */
export function ErrorBoundary({ children }: { children: ReactNode }) {
  return <Boundary resetKey={useLocation().key}>{children}</Boundary>;
}
