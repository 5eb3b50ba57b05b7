import type { DeviceRead } from "@/shared/api/generated/model";
import { useFormat, useTranslation } from "@/shared/i18n";
import { Card, CopyButton } from "@/shared/ui";
import styles from "./Devices.module.css";

/** What a technician asks for, ready to be copied. */
export function Specs({ device }: { device: DeviceRead }) {
  const { t } = useTranslation("devices");
  const format = useFormat();
  const rows = [
    { name: t("form.brand"), value: device.brand, copies: true },
    { name: t("form.model"), value: device.model, copies: true },
    { name: t("form.serial"), value: device.serial_number, copies: true },
    { name: t("form.purchase"), value: device.purchase_date && format.day(device.purchase_date) },
  ];
  return (
    <Card padded={false}>
      <dl className={styles.specs}>
        {rows.map(
          ({ name, value, copies }) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <span>{value}</span>
                  {copies && <CopyButton value={value} what={name} />}
                </dd>
              </div>
            ),
        )}
      </dl>
    </Card>
  );
}
