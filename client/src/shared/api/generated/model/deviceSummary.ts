/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * The device that the ticket is about.
 */
export interface DeviceSummary {
  id: string;
  title: string | null;
  brand: string | null;
  model: string | null;
  serial_number: string | null;
}
