import { Ticket } from "lucide-react";
import type { DeviceListed } from "@/shared/api/generated/model";
import { useTranslation } from "@/shared/i18n";
import { Badge, Card } from "@/shared/ui";
import styles from "./Device.module.css";
import { DevicePhoto } from "./DevicePhoto";
import { WarrantyRing, WarrantyWords } from "./Warranty";

/** Something that one owns: its picture, what it is, and how long its warranty lasts. */
export function DeviceCard({ device }: { device: DeviceListed }) {
  const { t } = useTranslation("device");
  const { summary } = device;
  return (
    <Card to={`/devices/${device.id}`} className={styles.card}>
      <DevicePhoto photo={summary?.photo} />
      <span className={styles.words}>
        <span className={styles.title}>{device.title}</span>
        {summary && (
          <>
            <span className={styles.model}>
              {summary.brand} {summary.model}
            </span>
            <span className={styles.model}>
              <WarrantyWords device={summary} brief />
            </span>
            {(summary.open_tickets ?? 0) > 0 && (
              <span className={styles.badge}>
                <Badge tone="info" icon={<Ticket aria-hidden="true" />}>
                  {t("openTickets", { count: summary.open_tickets ?? 0 })}
                </Badge>
              </span>
            )}
          </>
        )}
      </span>
      {summary && <WarrantyRing device={summary} />}
    </Card>
  );
}
