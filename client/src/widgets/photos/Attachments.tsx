import clsx from "clsx";
import { FileText, Film, ImageOff } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useFormat, useTranslation } from "@/shared/i18n";
import styles from "./Attachments.module.css";
import { type Attachment, isImage } from "./attachment";

const Lightbox = lazy(() => import("./Lightbox"));

/** Photos that open in place, and files to download. */
export function Attachments({
  items,
  small,
  className,
}: {
  items: readonly Attachment[];
  /** A row of small ones, where they are not the matter. */
  small?: boolean;
  className?: string;
}) {
  const [open, setOpen] = useState<number | null>(null);
  const images = items.filter(isImage);
  const files = items.filter((item) => !isImage(item));
  if (items.length === 0) return null;
  return (
    <div className={clsx(styles.attachments, className)}>
      {images.length > 0 && (
        <ul className={small ? styles.row : styles.grid} data-count={Math.min(images.length, 3)}>
          {images.map((image, at) => (
            <li key={image.id}>
              <Thumbnail
                image={image}
                large={!small && images.length === 1}
                position={[at + 1, images.length]}
                onOpen={() => setOpen(at)}
              />
            </li>
          ))}
        </ul>
      )}
      {files.map((file) => (
        <FileLink key={file.id} file={file} />
      ))}
      {open !== null && (
        <Suspense>
          <Lightbox images={images} first={open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </div>
  );
}

function Thumbnail({
  image,
  large,
  position: [at, of],
  onOpen,
}: {
  image: Attachment;
  large: boolean;
  position: [number, number];
  onOpen: () => void;
}) {
  const { t } = useTranslation("chat");
  const [broken, setBroken] = useState<string | null>(null);
  const small = image.thumbnail ?? image.medium ?? image.full;
  const src = large ? (image.medium ?? image.full ?? small) : small;
  return (
    <button
      type="button"
      className={styles.thumbnail}
      onClick={onOpen}
      disabled={!image.full}
      aria-label={t("photos.open", { at, of })}
    >
      {src && src !== broken ? (
        <img src={src} alt="" loading="lazy" decoding="async" onError={() => setBroken(src)} />
      ) : (
        <span className={styles.missing}>
          <ImageOff aria-hidden="true" />
          {t(src ? "photos.unreadable" : "photos.processing")}
        </span>
      )}
    </button>
  );
}

function FileLink({ file }: { file: Attachment }) {
  const { t } = useTranslation("chat");
  const format = useFormat();
  const Icon = file.type?.startsWith("video/") ? Film : FileText;
  return (
    <a
      className={styles.file}
      href={file.full ?? undefined}
      target="_blank"
      rel="noreferrer"
      download={file.name ?? true}
    >
      <Icon aria-hidden="true" />
      <span className={styles.fileName}>{file.name ?? t("photos.file")}</span>
      {file.size !== null && <span className={styles.size}>{format.bytes(file.size)}</span>}
    </a>
  );
}
