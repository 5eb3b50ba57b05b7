/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * A new device.
 */
export interface DeviceCreate {
  user_id: string;
  /**
     * @minLength 1
     * @maxLength 200
     */
  title: string;
  /**
     * @minLength 1
     * @maxLength 200
     */
  brand: string;
  /**
     * @minLength 1
     * @maxLength 200
     */
  model: string;
  /**
     * @minLength 1
     * @maxLength 200
     */
  serial_number: string;
  purchase_date?: string | null;
  /** The last day of the warranty. */
  warranty_until?: string | null;
}
