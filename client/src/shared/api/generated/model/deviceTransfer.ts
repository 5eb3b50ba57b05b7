/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * Who gets the device: by id, or by phone.
 */
export interface DeviceTransfer {
  to_user_id?: string | null;
  to_phone?: string | null;
}
