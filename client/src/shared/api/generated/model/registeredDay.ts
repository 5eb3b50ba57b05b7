/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * How many people registered on a day (UTC).
 */
export interface RegisteredDay {
  date: string;
  registered: number;
}
