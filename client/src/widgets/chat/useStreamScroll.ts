import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Row } from "./model";

const NEAR_END_PX = 120;
const NEAR_START_PX = 400;
/** How many screens below the newest message may be for a page that opens at its top. */
const SCREENS_BELOW = 1.25;

/** The pane that scrolls the stream, or else the page. */
function scrollerOf(element: HTMLElement | null): Element {
  for (let node = element?.parentElement; node; node = node.parentElement) {
    if (node === document.body) break;
    const { overflowY } = getComputedStyle(node);
    if (overflowY === "auto" || overflowY === "scroll") return node;
  }
  return document.scrollingElement ?? document.documentElement;
}

/** By the scroller alone: `scrollIntoView` would move what is around it, too. */
function bringToMiddle(line: Element, scroller: Element): void {
  const isPage = scroller === document.scrollingElement;
  const top = isPage ? 0 : scroller.getBoundingClientRect().top;
  scroller.scrollTop += line.getBoundingClientRect().top - top - scroller.clientHeight / 2;
}

function distanceToEnd(scroller: Element): number {
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
}

interface Options {
  rows: readonly Row[];
  isLoading: boolean;
  opensAt: "newest" | "top";
  readerId: string | undefined;
  hasOlder: boolean;
  onNearStart: () => void;
  onSeenEnd: () => void;
}

/**
 * Opens at the first unread message, or at the newest; stays there while messages come, unless one
 * reads further up; and holds what one reads in its place while older messages load.
 */
export function useStreamScroll(
  stream: RefObject<HTMLElement | null>,
  { rows, isLoading, opensAt, readerId, hasOlder, onNearStart, onSeenEnd }: Options,
) {
  const [unseen, setUnseen] = useState(0);
  const [isAtEnd, setIsAtEnd] = useState(true);
  const atEnd = useRef(true);
  const isPlaced = useRef(false);
  const before = useRef<{ first?: string; last?: string; height: number; top: number }>({
    height: 0,
    top: 0,
  });

  const toEnd = useCallback(
    (behavior: ScrollBehavior = "instant") => {
      const scroller = scrollerOf(stream.current);
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      scroller.scrollTo({ top: scroller.scrollHeight, behavior: calm ? "instant" : behavior });
    },
    [stream],
  );

  const first = rows.find((row) => row.kind === "message")?.id;
  const lastRow = rows.findLast((row) => row.kind === "message" || row.kind === "event");
  const last = lastRow?.id;
  const isOwn = lastRow?.kind === "message" && lastRow.message.authorId === readerId;
  const count = rows.length;

  useLayoutEffect(() => {
    if (isLoading || count === 0) return;
    const scroller = scrollerOf(stream.current);
    const known = before.current;
    if (!isPlaced.current) {
      isPlaced.current = true;
      const reach = opensAt === "top" ? scroller.clientHeight * SCREENS_BELOW : 0;
      const line = stream.current?.querySelector<HTMLElement>("[data-unread-line]");
      if (line) bringToMiddle(line, scroller);
      else if (distanceToEnd(scroller) > reach) toEnd();
    } else if (known.first !== first && known.last === last) {
      scroller.scrollTop = known.top + (scroller.scrollHeight - known.height);
    } else if (known.last !== last) {
      if (isOwn || atEnd.current) toEnd();
      else setUnseen((present) => present + 1);
    }
    before.current = { first, last, height: scroller.scrollHeight, top: scroller.scrollTop };
  }, [stream, isLoading, opensAt, count, first, last, isOwn, toEnd]);

  useEffect(() => {
    const scroller = scrollerOf(stream.current);
    const target = scroller === document.scrollingElement ? document : scroller;
    const look = () => {
      const near = distanceToEnd(scroller) < NEAR_END_PX;
      atEnd.current = near;
      setIsAtEnd(near);
      before.current.top = scroller.scrollTop;
      before.current.height = scroller.scrollHeight;
      if (near) {
        setUnseen(0);
        onSeenEnd();
      }
      if (hasOlder && isPlaced.current) {
        const top = stream.current?.getBoundingClientRect().top ?? 0;
        if (top > -NEAR_START_PX) onNearStart();
      }
    };
    look();
    target.addEventListener("scroll", look, { passive: true });
    document.addEventListener("visibilitychange", look);
    return () => {
      target.removeEventListener("scroll", look);
      document.removeEventListener("visibilitychange", look);
    };
    // Looked again when rows come, which may need no scrolling.
  }, [stream, hasOlder, onNearStart, onSeenEnd]);

  return { unseen, isAtEnd, toEnd };
}
