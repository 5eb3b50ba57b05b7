import { Shield, ShieldCheck, ShieldX } from "lucide-react";
import { useFormat, useTranslation } from "@/shared/i18n";
import styles from "./Device.module.css";
import { type WarrantyDates, warrantyLeft } from "./warranty";

const ICONS = { active: ShieldCheck, expired: ShieldX, unknown: Shield };
const CIRCLE = 2 * Math.PI * 19;

/** How much of the warranty is left, as a ring; the words stand beside it. */
export function WarrantyRing({ device }: { device: WarrantyDates }) {
  const left = warrantyLeft(device);
  const Icon = ICONS[device.warranty_status];
  const soon = left !== null && left.unit === "days";
  return (
    <span
      className={styles.ring}
      data-state={soon ? "soon" : device.warranty_status}
      aria-hidden="true"
    >
      <svg viewBox="0 0 44 44" aria-hidden="true" className={styles.circle}>
        <circle cx="22" cy="22" r="19" className={styles.track} />
        {left && (
          <circle
            cx="22"
            cy="22"
            r="19"
            className={styles.rest}
            strokeDasharray={`${left.share * CIRCLE} ${CIRCLE}`}
          />
        )}
      </svg>
      <Icon />
    </span>
  );
}

/** 'Under warranty until 30 May 2027', and what is left of it. */
export function WarrantyWords({ device, brief }: { device: WarrantyDates; brief?: boolean }) {
  const { t } = useTranslation("device");
  const format = useFormat();
  const left = warrantyLeft(device);
  const until = device.warranty_until;
  if (!until) return t("warranty.unknown");
  if (!left) return t("warranty.expired", { date: format.day(until) });
  const rest = t(`warranty.left.${left.unit}`, { count: left.count });
  if (brief) return t("warranty.brief", { rest });
  return `${t("warranty.active", { date: format.day(until) })} · ${rest}`;
}
