import { Camera, X } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { DeviceRead, PhotoRead } from "@/shared/api/generated/model";
import { problemKeys, toProblem } from "@/shared/api/problem";
import { useTranslation } from "@/shared/i18n";
import { ConfirmDialog, toast } from "@/shared/ui";
import { FileButton, UploadTiles, useDrop, useUploads } from "@/widgets/photos";
import { useAddPhoto, useRemovePhoto } from "../api/devices";
import styles from "./Devices.module.css";

const Lightbox = lazy(() => import("@/widgets/photos/Lightbox"));
const MOST = 10;

/** What it looks like: opened in place, and for its owner added and taken off. */
export function Photos({ device, mayEdit }: { device: DeviceRead; mayEdit: boolean }) {
  const { t } = useTranslation("devices");
  const { t: problemWords } = useTranslation("problems");
  const [open, setOpen] = useState<number | null>(null);
  const [removing, setRemoving] = useState<string | null>(null);
  const uploads = useUploads({ purpose: "device_photo", max: MOST });
  const remove = useRemovePhoto(device.id);
  useAttach(device.id, uploads);

  const add = (files: File[]) => {
    const photos = files.filter((file) => file.type.startsWith("image/"));
    if (photos.length < files.length) toast.error(t("photos.onlyPhotos"));
    uploads.add(photos);
  };
  const { handlers } = useDrop(add);
  const images = device.photos.map((photo) => ({
    id: photo.id,
    name: null,
    type: "image/jpeg",
    size: null,
    thumbnail: photo.thumbnail_url,
    medium: photo.medium_url,
    full: photo.url,
  }));

  return (
    <div {...(mayEdit ? handlers : {})}>
      {device.photos.length > 0 && (
        <ul className={styles.photos}>
          {device.photos.map((photo, at) => (
            <li key={photo.id} className={styles.tile}>
              <Tile
                photo={photo}
                label={t("photos.open", { at: at + 1, of: device.photos.length })}
                onOpen={() => setOpen(at)}
              />
              {mayEdit && (
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={t("photos.remove", { at: at + 1 })}
                  onClick={() => setRemoving(photo.id)}
                >
                  <span>
                    <X aria-hidden="true" />
                  </span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && (
        <>
          <UploadTiles uploads={uploads} />
          <FileButton
            className={styles.addPhoto}
            icon={<Camera aria-hidden="true" />}
            label={t("photos.add")}
            onFiles={add}
            disabled={device.photos.length + uploads.items.length >= MOST}
          />
        </>
      )}
      {open !== null && (
        <Suspense>
          <Lightbox images={images} first={open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
      <ConfirmDialog
        open={removing !== null}
        onClose={() => setRemoving(null)}
        onConfirm={() => {
          if (removing !== null) {
            remove.mutate(removing, {
              onError: (error) => toast.error(problemWords(problemKeys(toProblem(error)))),
            });
          }
          setRemoving(null);
        }}
        title={t("photos.removeTitle")}
        confirmLabel={t("photos.removeConfirm")}
        danger
      >
        {t("photos.removeText")}
      </ConfirmDialog>
    </div>
  );
}

function Tile({ photo, label, onOpen }: { photo: PhotoRead; label: string; onOpen: () => void }) {
  const { t } = useTranslation("devices");
  const src = photo.thumbnail_url ?? photo.medium_url ?? photo.url;
  return (
    <button
      type="button"
      className={styles.open}
      aria-label={label}
      onClick={onOpen}
      disabled={!photo.url}
    >
      {src ? <img src={src} alt="" decoding="async" /> : t("photos.processing")}
    </button>
  );
}

/** Gives each uploaded photo to the device, once. */
function useAttach(deviceId: string, uploads: ReturnType<typeof useUploads>) {
  const { t } = useTranslation("problems");
  const begun = useRef(new Set<string>());
  const { mutateAsync: attach } = useAddPhoto(deviceId);
  const { items, remove } = uploads;
  useEffect(() => {
    for (const { id, state, mediaId } of items) {
      if (state !== "done" || !mediaId || begun.current.has(id)) continue;
      begun.current.add(id);
      attach(mediaId)
        .catch((error) => toast.error(t(problemKeys(toProblem(error)))))
        .finally(() => remove(id));
    }
  }, [items, remove, attach, t]);
}
