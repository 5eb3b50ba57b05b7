import { WashingMachine } from "lucide-react";
import { useState } from "react";
import type { PhotoRead } from "@/shared/api/generated/model";
import styles from "./Device.module.css";

/** A device's picture beside its name, or a stand-in. */
export function DevicePhoto({
  photo,
  large,
}: {
  photo: PhotoRead | null | undefined;
  large?: boolean;
}) {
  const [broken, setBroken] = useState<string | null>(null);
  const src = large
    ? (photo?.medium_url ?? photo?.url)
    : (photo?.thumbnail_url ?? photo?.medium_url ?? photo?.url);
  return (
    <span className={styles.photo} data-large={large || undefined} aria-hidden="true">
      {src && src !== broken ? (
        <img src={src} alt="" decoding="async" onError={() => setBroken(src)} />
      ) : (
        <WashingMachine />
      )}
    </span>
  );
}
