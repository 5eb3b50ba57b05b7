import clsx from "clsx";
import { type CSSProperties, Fragment, type PointerEvent, type ReactNode, useState } from "react";
import { useTranslation } from "@/shared/i18n";
import styles from "./Panes.module.css";

export interface Pane {
  id: string;
  /** The name of its region. */
  label: string;
  content: ReactNode;
  /** In px; the pane without a width takes what is left. */
  width?: { initial: number; min: number; max: number };
  className?: string;
}

const STEP = 16;

function read(key: string): Record<string, number> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "{}");
  } catch {
    return {};
  }
}

/** Panes side by side whose widths are dragged, or moved by arrow keys, and kept in the browser.
 * On a phone only the `active` one is shown. */
export function Panes({
  id,
  panes,
  active,
}: {
  id: string;
  panes: readonly Pane[];
  active: string;
}) {
  const key = `panes:${id}`;
  const [widths, setWidths] = useState(() => read(key));

  const resize = (pane: Pane, wanted: number) => {
    if (!pane.width) return;
    const width = Math.round(Math.min(pane.width.max, Math.max(pane.width.min, wanted)));
    const next = { ...widths, [pane.id]: width };
    setWidths(next);
    localStorage.setItem(key, JSON.stringify(next));
  };

  return (
    <div className={styles.panes}>
      {panes.map((pane, at) => {
        const width = pane.width && (widths[pane.id] ?? pane.width.initial);
        const style = { "--pane-width": width && `${width}px` } as CSSProperties;
        return (
          <Fragment key={pane.id}>
            <section
              aria-label={pane.label}
              className={clsx(styles.pane, width ? styles.fixed : styles.rest, pane.className)}
              data-active={pane.id === active || undefined}
              style={style}
            >
              {pane.content}
            </section>
            {pane.width && width && at < panes.length - 1 && (
              <Handle
                pane={pane}
                width={width}
                limits={pane.width}
                onResize={(wanted) => resize(pane, wanted)}
              />
            )}
          </Fragment>
        );
      })}
    </div>
  );
}

function Handle({
  pane,
  width,
  limits,
  onResize,
}: {
  pane: Pane;
  width: number;
  limits: { initial: number; min: number; max: number };
  onResize: (width: number) => void;
}) {
  const { t } = useTranslation();
  const drag = (event: PointerEvent<HTMLHRElement>) => {
    event.preventDefault();
    const from = event.clientX;
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => onResize(width + moved.clientX - from);
    const stop = () => {
      handle.removeEventListener("pointermove", move);
      handle.removeEventListener("lostpointercapture", stop);
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("lostpointercapture", stop);
  };
  return (
    <hr
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={`${t("resizePane")}: ${pane.label}`}
      aria-valuenow={width}
      aria-valuemin={limits.min}
      aria-valuemax={limits.max}
      className={styles.handle}
      onPointerDown={drag}
      onDoubleClick={() => onResize(limits.initial)}
      onKeyDown={(event) => {
        if (event.key === "ArrowLeft") onResize(width - STEP);
        else if (event.key === "ArrowRight") onResize(width + STEP);
        else if (event.key === "Home") onResize(limits.min);
        else if (event.key === "End") onResize(limits.max);
        else return;
        event.preventDefault();
      }}
    />
  );
}
