import type { WarrantyStatus } from "@/shared/api/generated/model";
import { toDate } from "@/shared/i18n";

const DAY_MS = 86_400_000;
const MONTH_DAYS = 30.44;

export interface WarrantyDates {
  purchase_date: string | null;
  warranty_until: string | null;
  warranty_status: WarrantyStatus;
}

export interface WarrantyLeft {
  /** From 0 to 1: what is left of the whole; a term of two years when it began on no known day. */
  share: number;
  unit: "days" | "months";
  count: number;
}

/** How much of a warranty that stands is left; null when it is over or nobody knows. */
export function warrantyLeft(device: WarrantyDates, now = Date.now()): WarrantyLeft | null {
  if (device.warranty_status !== "active" || !device.warranty_until) return null;
  const end = toDate(device.warranty_until).getTime() + DAY_MS;
  const start = device.purchase_date ? toDate(device.purchase_date).getTime() : end - 730 * DAY_MS;
  const days = Math.max(1, Math.ceil((end - now) / DAY_MS));
  const share = Math.min(1, Math.max(0.02, (end - now) / Math.max(DAY_MS, end - start)));
  return days < 60
    ? { share, unit: "days", count: days }
    : { share, unit: "months", count: Math.floor(days / MONTH_DAYS) };
}
