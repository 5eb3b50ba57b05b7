import clsx from "clsx";
import { ImagePlus } from "lucide-react";
import { useTranslation } from "@/shared/i18n";
import { FileButton } from "./FileButton";
import styles from "./PhotoField.module.css";
import { UploadTiles } from "./UploadTiles";
import { useDrop } from "./useDrop";
import type { Uploads } from "./useUploads";

/** Photos are chosen, dropped or pasted anywhere in here, and upload while one writes on. */
export function PhotoField({ uploads, hint }: { uploads: Uploads; hint: string }) {
  const { t } = useTranslation("chat");
  const { isOver, handlers } = useDrop(uploads.add);
  return (
    <div className={clsx(styles.field, isOver && styles.over)} {...handlers}>
      <UploadTiles uploads={uploads} />
      <div className={styles.line}>
        <FileButton
          icon={<ImagePlus aria-hidden="true" />}
          label={t(uploads.items.length > 0 ? "photos.more" : "photos.add")}
          disabled={uploads.room <= 0}
          onFiles={uploads.add}
        />
        <p className={styles.hint}>{uploads.room <= 0 ? t("photos.full") : hint}</p>
      </div>
    </div>
  );
}
