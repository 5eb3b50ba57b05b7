import { type RefObject, useLayoutEffect, useState } from "react";

/** Below it there is no room for two columns. */
const NARROW_PX = 700;

/** Whether an element has no room for two columns; the window's width does not tell, in a pane. */
export function useIsNarrow(box: RefObject<HTMLElement | null>): boolean {
  const [isNarrow, setIsNarrow] = useState(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setIsNarrow(element.clientWidth > 0 && element.clientWidth < NARROW_PX);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return isNarrow;
}
