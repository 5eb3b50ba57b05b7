import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type RenderResult, render } from "@testing-library/react";
import { type ReactElement, Suspense } from "react";
import { MemoryRouter, Route, Routes } from "react-router";
import { startI18n } from "@/app/i18n";
import { i18n, type Language } from "@/shared/i18n";
import type { Namespace } from "@/shared/i18n/words";

export interface RenderOptions {
  /** The address that is open, and the route's pattern that finds its parameters. */
  at?: string;
  path?: string;
  language?: Language;
  /** The words that the page's route would load. */
  words?: readonly Namespace[];
  queryClient?: QueryClient;
}

/** Renders a page or component within what the app gives it: words, router and query cache. */
export async function renderPage(
  element: ReactElement,
  {
    at = "/",
    path = "*",
    language = "ru",
    words = [],
    queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } }),
  }: RenderOptions = {},
): Promise<RenderResult & { queryClient: QueryClient }> {
  localStorage.setItem("language", language);
  await startI18n();
  await i18n.loadNamespaces(words);
  const result = render(
    <QueryClientProvider client={queryClient}>
      <MemoryRouter initialEntries={[at]}>
        <Suspense>
          <Routes>
            <Route path={path} element={element} />
          </Routes>
        </Suspense>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return { ...result, queryClient };
}
