import { useEffect, useLayoutEffect, useRef } from "react";
import { useLocation, useNavigationType } from "react-router";

const KEY = "scroll_positions";
const KEPT = 50;

function read(): Record<string, number> {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}

function keep(key: string, top: number) {
  const { [key]: _, ...others } = read();
  const entries = [...Object.entries(others), [key, top] as const].slice(-KEPT);
  sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(entries)));
}

/** Scrolls to `top` as soon as the page is tall enough, unless the reader moves first. */
function scrollWhenTall(top: number): () => void {
  const stop = () => observer.disconnect();
  const observer = new ResizeObserver(() => {
    const reachable = document.documentElement.scrollHeight - window.innerHeight;
    if (reachable < top) return;
    window.scrollTo({ top, behavior: "instant" });
    stop();
  });
  observer.observe(document.body);
  for (const moved of ["wheel", "touchmove", "keydown"]) {
    window.addEventListener(moved, stop, { once: true, passive: true });
  }
  return stop;
}

/** A new page begins at its top, 'back' returns to where one was. */
export function useScrollRestoration() {
  const { key, pathname, hash } = useLocation();
  const type = useNavigationType();
  const shown = useRef(pathname);

  useLayoutEffect(() => {
    window.history.scrollRestoration = "manual";
  }, []);

  useLayoutEffect(() => {
    const samePage = shown.current === pathname;
    shown.current = pathname;
    if (type === "POP") {
      const top = read()[key];
      if (top) return scrollWhenTall(top);
    } else if (!samePage && !hash) {
      window.scrollTo({ top: 0, behavior: "instant" });
    }
  }, [key, pathname, hash, type]);

  useEffect(() => {
    const remember = () => keep(key, window.scrollY);
    window.addEventListener("pagehide", remember);
    window.addEventListener("scrollend", remember);
    return () => {
      window.removeEventListener("pagehide", remember);
      window.removeEventListener("scrollend", remember);
    };
  }, [key]);
}

/** After a navigation the focus stands at the new page, as after a page load. */
export function useFocusOnNavigation() {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    const main = document.getElementById("main");
    if (!main?.contains(document.activeElement)) main?.focus({ preventScroll: true });
  }, [pathname]);
}
