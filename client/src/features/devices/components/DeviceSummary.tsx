import { MessageSquareWarning } from "lucide-react";
import type { DeviceRead } from "@/shared/api/generated/model";
import { useTranslation } from "@/shared/i18n";
import { ButtonLink, Card } from "@/shared/ui";
import { WarrantyRing, WarrantyWords } from "@/widgets/device";
import styles from "./Devices.module.css";

/** Whether the maker still answers for the device, as a ring and in words. */
export function WarrantyCard({ device }: { device: DeviceRead }) {
  return (
    <Card className={styles.warranty}>
      <WarrantyRing device={device} />
      <span className={styles.strong}>
        <WarrantyWords device={device} />
      </span>
    </Card>
  );
}

/** The page's main act: a ticket about this device. */
export function ReportButton({ device }: { device: DeviceRead }) {
  const { t } = useTranslation("devices");
  return (
    <ButtonLink
      wide
      size="large"
      variant="primary"
      to={`/tickets/new?device=${device.id}`}
      icon={<MessageSquareWarning aria-hidden="true" />}
    >
      {t("detail.report")}
    </ButtonLink>
  );
}
