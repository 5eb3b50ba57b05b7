/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * A device in the list of the caller's own.
 */
export interface DeviceListed {
  id: string;
  title: string;
  created_at: string;
}
