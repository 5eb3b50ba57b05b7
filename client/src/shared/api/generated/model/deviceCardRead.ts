/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { PhotoRead } from './photoRead.ts';
import type { WarrantyStatus } from './warrantyStatus.ts';

/**
 * What a card shows; ``open_tickets`` is null where anybody may look.
 */
export interface DeviceCardRead {
  brand: string;
  model: string;
  serial_number: string;
  purchase_date: string | null;
  warranty_until: string | null;
  warranty_status: WarrantyStatus;
  photo: PhotoRead | null;
  open_tickets: number | null;
}
