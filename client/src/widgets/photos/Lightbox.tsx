import { ChevronLeft, ChevronRight, Download, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "@/shared/i18n";
import type { Attachment } from "./attachment";
import styles from "./Lightbox.module.css";

/** Photos in full: swiped by the browser's own scrolling, or by arrows. */
export default function Lightbox({
  images,
  first,
  onClose,
}: {
  images: readonly Attachment[];
  first: number;
  onClose: () => void;
}) {
  const { t } = useTranslation("chat");
  const { t: common } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const track = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(first);
  const image = images[at];

  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    const list = track.current;
    list?.scrollTo({ left: first * list.clientWidth, behavior: "instant" });
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [first]);

  const go = (to: number) => {
    const list = track.current;
    if (!list || to < 0 || to >= images.length) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    list.scrollTo({ left: to * list.clientWidth, behavior: calm ? "instant" : "smooth" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowRight") go(at + 1);
    else if (event.key === "ArrowLeft") go(at - 1);
    else return;
    event.preventDefault();
  };

  return (
    <dialog
      ref={dialog}
      className={styles.lightbox}
      aria-label={t("photos.viewer")}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <ul
        ref={track}
        className={styles.track}
        onScroll={(event) => {
          const { scrollLeft, clientWidth } = event.currentTarget;
          setAt(Math.round(scrollLeft / Math.max(1, clientWidth)));
        }}
      >
        {images.map((each, index) => (
          <li key={each.id} className={styles.slide}>
            {Math.abs(index - at) < 2 && (
              <img
                src={each.full ?? each.medium ?? ""}
                alt={each.name ?? t("photos.open", { at: index + 1, of: images.length })}
                style={each.medium ? { backgroundImage: `url("${each.medium}")` } : undefined}
              />
            )}
          </li>
        ))}
      </ul>
      <header className={styles.top}>
        <span className={styles.count} role="status">
          {images.length > 1 && t("photos.position", { at: at + 1, of: images.length })}
        </span>
        {image?.full && (
          <a
            className={styles.button}
            href={image.full}
            target="_blank"
            rel="noreferrer"
            download={image.name ?? true}
            aria-label={t("photos.download")}
          >
            <Download aria-hidden="true" />
          </a>
        )}
        <button
          type="button"
          className={styles.button}
          onClick={onClose}
          aria-label={common("close")}
        >
          <X aria-hidden="true" />
        </button>
      </header>
      {at > 0 && (
        <button
          type="button"
          className={styles.button}
          data-side="left"
          onClick={() => go(at - 1)}
          aria-label={t("photos.previous")}
        >
          <ChevronLeft aria-hidden="true" />
        </button>
      )}
      {at < images.length - 1 && (
        <button
          type="button"
          className={styles.button}
          data-side="right"
          onClick={() => go(at + 1)}
          aria-label={t("photos.next")}
        >
          <ChevronRight aria-hidden="true" />
        </button>
      )}
    </dialog>
  );
}
