import clsx from "clsx";
import { ImagePlus } from "lucide-react";
import { useTranslation } from "@/shared/i18n";
import { FileButton, type Uploads, UploadTiles, useDrop } from "@/widgets/photos";
import styles from "./PhotoField.module.css";

/** Photos are chosen, dropped or pasted anywhere in here, and upload while one writes on. */
export function PhotoField({ uploads }: { uploads: Uploads }) {
  const { t } = useTranslation("tickets");
  const { isOver, handlers } = useDrop(uploads.add);
  return (
    <div className={clsx(styles.field, isOver && styles.over)} {...handlers}>
      <UploadTiles uploads={uploads} />
      <div className={styles.line}>
        <FileButton
          icon={<ImagePlus aria-hidden="true" />}
          label={t(uploads.items.length > 0 ? "new.photos.more" : "new.photos.add")}
          disabled={uploads.room <= 0}
          onFiles={uploads.add}
        />
        <p className={styles.hint}>
          {uploads.room <= 0 ? t("new.photos.full") : t("new.photos.hint")}
        </p>
      </div>
    </div>
  );
}
