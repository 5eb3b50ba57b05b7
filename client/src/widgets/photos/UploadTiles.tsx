import { CloudOff, FileText, Film, RotateCcw, X } from "lucide-react";
import { problemKeys } from "@/shared/api/problem";
import { useFormat, useTranslation } from "@/shared/i18n";
import styles from "./UploadTiles.module.css";
import type { UploadItem, Uploads } from "./useUploads";

/** What is attached and how far it is; each can be cancelled, and tried again. */
export function UploadTiles({ uploads }: { uploads: Uploads }) {
  const { t } = useTranslation("chat");
  if (uploads.items.length === 0) return null;
  return (
    <ul className={styles.tiles} aria-label={t("photos.attached")}>
      {uploads.items.map((item) => (
        <li key={item.id} className={styles.tile} data-state={item.state}>
          <Picture item={item} />
          <State item={item} onRetry={() => uploads.retry(item.id)} />
          <button
            type="button"
            className={styles.remove}
            onClick={() => uploads.remove(item.id)}
            aria-label={t(item.state === "uploading" ? "photos.cancel" : "photos.remove", {
              name: item.file.name,
            })}
          >
            <span>
              <X aria-hidden="true" />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Picture({ item }: { item: UploadItem }) {
  const format = useFormat();
  if (item.preview) return <img src={item.preview} alt={item.file.name} />;
  const Icon = item.file.type.startsWith("video/") ? Film : FileText;
  return (
    <span className={styles.file}>
      <Icon aria-hidden="true" />
      <span className={styles.name}>{item.file.name}</span>
      <span>{format.bytes(item.file.size)}</span>
    </span>
  );
}

function State({ item, onRetry }: { item: UploadItem; onRetry: () => void }) {
  const { t } = useTranslation("chat");
  const { t: problemWords } = useTranslation("problems");
  switch (item.state) {
    case "done":
      return null;
    case "uploading":
      return (
        <span className={styles.veil}>
          <progress
            className={styles.bar}
            max={1}
            value={item.progress}
            aria-label={t("photos.uploading", { name: item.file.name })}
          />
        </span>
      );
    case "waiting":
      return (
        <span className={styles.veil} role="status" title={t("photos.waiting")}>
          <CloudOff aria-hidden="true" />
          <span className="visually-hidden">{t("photos.waiting")}</span>
        </span>
      );
    case "failed": {
      const words = item.problem ? problemWords(problemKeys(item.problem)) : "";
      return (
        <span className={styles.veil} role="alert" title={words}>
          <span className={styles.words}>{words}</span>
          {item.problem?.code !== "media.type_not_allowed" && (
            <button type="button" className={styles.retry} onClick={onRetry}>
              <RotateCcw aria-hidden="true" />
              {t("photos.retry")}
            </button>
          )}
        </span>
      );
    }
  }
}
