/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * A part that the work took; ``price`` is of one, in the installation's currency.
 */
export interface Part {
  /**
     * @minLength 1
     * @maxLength 200
     */
  name: string;
  /**
     * @minimum 1
     * @maximum 10000
     */
  quantity?: number;
  price?: number | string | null;
}
