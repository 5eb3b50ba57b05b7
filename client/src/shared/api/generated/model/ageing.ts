/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * Open tickets by how long they have been there.
 */
export interface Ageing {
  under_1_day: number;
  from_1_to_3_days: number;
  from_3_to_7_days: number;
  over_7_days: number;
}
