/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * Changes to a device.
 */
export interface DeviceUpdate {
  /**
     * @minLength 1
     * @maxLength 200
     */
  title?: string;
  /**
     * @minLength 1
     * @maxLength 200
     */
  brand?: string;
  /**
     * @minLength 1
     * @maxLength 200
     */
  model?: string;
  /**
     * @minLength 1
     * @maxLength 200
     */
  serial_number?: string;
  purchase_date?: string | null;
  warranty_until?: string | null;
}
