/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * What happened on one day (UTC).
 */
export interface DayRead {
  date: string;
  created: number;
  completed: number;
}
