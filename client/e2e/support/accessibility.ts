/** WCAG 2.2 AA as far as axe can tell, in both themes. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const BAD = ["serious", "critical"];

export type Theme = "light" | "dark";

/** Demands that nothing on the page is a serious violation; the test goes on to find more. */
export async function expectAccessible(
  page: Page,
  themes: readonly Theme[] = ["light", "dark"],
): Promise<void> {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    const found = violations
      .filter(({ impact }) => BAD.includes(impact ?? ""))
      .flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`),
      );
    expect.soft(found, `${colorScheme}: ${page.url()}`).toEqual([]);
  }
}

/** Demands that the page is no wider than the window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(async () => {
    // The window may just have changed its size: what depends on it follows with the next frame.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return [document.documentElement.scrollWidth, document.documentElement.clientWidth];
  });
  expect.soft(content, `${page.url()} is wider than the window`).toBeLessThanOrEqual(window ?? 0);
}
