import type { ReactNode } from "react";

/** The page's landmark, which the skip link and a navigation give the focus to. */
export function Main({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className={className}>
      {children}
    </main>
  );
}
