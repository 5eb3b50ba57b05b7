/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { PhotoRead } from './photoRead';
import type { WarrantyStatus } from './warrantyStatus';

/**
 * A device with everything about it.
 */
export interface DeviceRead {
  id: string;
  user_id: string;
  title: string;
  brand: string;
  model: string;
  serial_number: string;
  purchase_date: string | null;
  warranty_until: string | null;
  warranty_status: WarrantyStatus;
  photos: PhotoRead[];
  created_at: string;
  updated_at: string;
}
