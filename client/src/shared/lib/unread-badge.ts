import { useEffect } from "react";

const DOT = "#d92d20";
const SIZE = 64;

/** Shows how many are unread where it is seen without looking: title, favicon, the app's icon. */
export function useUnreadBadge(count: number): void {
  useEffect(() => {
    const stopTitle = keepTitle(count);
    const stopIcon = count > 0 ? dotFavicon() : undefined;
    void setAppBadge(count);
    return () => {
      stopTitle?.();
      stopIcon?.();
    };
  }, [count]);
}

/** The title without the count that stands before it. */
export function plainTitle(title: string): string {
  return title.replace(/^\(\d+\+?\) /, "");
}

/** Keeps the count before the title, whatever title the pages set; returns how to stop. */
function keepTitle(count: number): (() => void) | undefined {
  const prefix = count > 99 ? "(99+) " : count > 0 ? `(${count}) ` : "";
  const apply = () => {
    const title = prefix + plainTitle(document.title);
    if (document.title !== title) document.title = title;
  };
  apply();
  if (!prefix) return undefined;
  const observer = new MutationObserver(apply);
  observer.observe(document.head, { childList: true, subtree: true, characterData: true });
  return () => {
    observer.disconnect();
    document.title = plainTitle(document.title);
  };
}

/** Draws a dot onto the favicon; returns how to take it away. */
function dotFavicon(): (() => void) | undefined {
  const link = document.querySelector<HTMLLinkElement>('link[rel~="icon"]');
  const context = document.createElement("canvas").getContext?.("2d");
  if (!link || !context) return undefined;
  const { href, type } = link;
  let isGone = false;
  const image = new Image();
  image.onload = () => {
    if (isGone) return;
    const { canvas } = context;
    canvas.width = SIZE;
    canvas.height = SIZE;
    context.drawImage(image, 0, 0, SIZE, SIZE);
    context.fillStyle = DOT;
    context.beginPath();
    context.arc(SIZE * 0.75, SIZE * 0.25, SIZE * 0.25, 0, 2 * Math.PI);
    context.fill();
    link.type = "image/png";
    link.href = canvas.toDataURL("image/png");
  };
  image.src = href;
  return () => {
    isGone = true;
    link.type = type;
    link.href = href;
  };
}

async function setAppBadge(count: number): Promise<void> {
  try {
    await (count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.());
  } catch {
    // Only an installed app has an icon to put it on.
  }
}
