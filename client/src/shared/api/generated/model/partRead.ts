/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * A part that the work took.
 */
export interface PartRead {
  name: string;
  quantity: number;
  price: string | null;
}
