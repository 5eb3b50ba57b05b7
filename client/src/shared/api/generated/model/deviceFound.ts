/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * A device in the search.
 */
export interface DeviceFound {
  id: string;
  title: string;
}
