import { type ComponentType, lazy, type ReactElement, Suspense } from "react";
import { i18n } from "@/shared/i18n";
import type { Namespace } from "@/shared/i18n/words";
import { ErrorBoundary } from "@/shared/ui/ErrorBoundary";
import { PageSkeleton } from "@/shared/ui/PageSkeleton";

export interface PageOptions {
  /** The namespaces whose words the page shows: they load beside its code. */
  words?: readonly Namespace[];
  /** What stands there while the code loads: the page's shape. */
  skeleton?: ReactElement;
}

/** A route's element whose code loads when it is first shown; each has its own error boundary. */
export function page(
  load: () => Promise<{ default: ComponentType }>,
  { words = [], skeleton = <PageSkeleton /> }: PageOptions = {},
): ReactElement {
  const loadAll = async () => {
    const [module] = await Promise.all([load(), i18n.loadNamespaces(words)]);
    return module;
  };
  const Page = lazy(loadAll);
  return (
    <ErrorBoundary>
      <Suspense fallback={skeleton}>
        <Page />
      </Suspense>
    </ErrorBoundary>
  );
}
