import { useQuery } from "@tanstack/react-query";
import { ShieldAlert, ShieldCheck, ShieldQuestion, WashingMachine } from "lucide-react";
import { useState } from "react";
import { getDevice, listDeviceHistory } from "@/shared/api/generated/endpoints/devices/devices";
import type { DeviceSummary, WarrantyStatus } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { useFormat, useTranslation } from "@/shared/i18n";
import { Badge, CopyButton, Link, Loading, RelativeTime, Skeleton } from "@/shared/ui";
import { Attachments } from "@/widgets/photos";
import styles from "./Cards.module.css";

const LOOKS = {
  active: { tone: "success", icon: ShieldCheck },
  expired: { tone: "warning", icon: ShieldAlert },
  unknown: { tone: "neutral", icon: ShieldQuestion },
} as const satisfies Record<WarrantyStatus, unknown>;

/** What is to be repaired: its plate, its warranty, its photos, and what was changed about it. */
export function DeviceCard({ device }: { device: DeviceSummary }) {
  const { t } = useTranslation("workspace");
  const format = useFormat();
  const [isHistoryOpen, setIsHistoryOpen] = useState(false);
  const { data, isPending, isError } = useQuery({
    queryKey: keys.devices.detail(device.id),
    queryFn: ({ signal }) => getDevice(device.id, { signal }),
  });
  const look = LOOKS[data?.warranty_status ?? "unknown"];
  return (
    <section className={styles.card} aria-labelledby="device-head">
      <h2 id="device-head" className={styles.head}>
        {t("device.title")}
      </h2>
      <p className={styles.person}>
        <span className={styles.picture}>
          <WashingMachine aria-hidden="true" />
        </span>
        <span>
          <Link quiet to={`/d/${device.id}`} className={styles.strong}>
            {device.title}
          </Link>
          <span className={styles.quiet}>
            {device.brand} {device.model}
          </span>
        </span>
      </p>
      {device.serial_number && (
        <p className={styles.reach}>
          <span className={styles.serial}>{device.serial_number}</span>
          <CopyButton value={device.serial_number} what={t("device.serial")} />
        </p>
      )}
      {isPending && (
        <Loading>
          <Skeleton width="70%" />
        </Loading>
      )}
      {data && (
        <p className={styles.warranty}>
          <Badge tone={look.tone} icon={<look.icon aria-hidden="true" />}>
            {t(`device.warranty.${data.warranty_status}`)}
          </Badge>
          {data.warranty_until && (
            <span className={styles.quiet}>
              {t("device.until", { day: format.day(data.warranty_until) })}
            </span>
          )}
        </p>
      )}
      {isError && <p className={styles.quiet}>{t("device.failed")}</p>}
      {data && data.photos.length > 0 && (
        <Attachments
          items={data.photos.map((photo) => ({
            id: photo.id,
            name: null,
            type: "image/jpeg",
            size: null,
            thumbnail: photo.thumbnail_url ?? null,
            medium: photo.medium_url ?? null,
            full: photo.url ?? null,
          }))}
        />
      )}
      <details
        className={styles.history}
        onToggle={(event) => setIsHistoryOpen(event.currentTarget.open)}
      >
        <summary>{t("device.history")}</summary>
        {isHistoryOpen && <History id={device.id} />}
      </details>
    </section>
  );
}

function History({ id }: { id: string }) {
  const { t } = useTranslation("workspace");
  const { data, isError } = useQuery({
    queryKey: [...keys.devices.history(id), "latest"],
    queryFn: ({ signal }) => listDeviceHistory(id, { limit: 20 }, { signal }),
  });
  if (isError) return <p className={styles.quiet}>{t("device.failed")}</p>;
  if (!data) {
    return (
      <Loading>
        <Skeleton width="80%" />
        <Skeleton width="60%" />
      </Loading>
    );
  }
  if (data.length === 0) return <p className={styles.quiet}>{t("device.noHistory")}</p>;
  return (
    <ul className={styles.changes}>
      {data.map((change) => (
        <li key={change.id}>
          <span>
            {t([`device.fields.${change.field}`, "device.fields.other"])}:{" "}
            {change.from && <s>{change.from}</s>} {change.to ?? "—"}
          </span>
          <RelativeTime value={change.at} className={styles.quiet} />
        </li>
      ))}
    </ul>
  );
}
