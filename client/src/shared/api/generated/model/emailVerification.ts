/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * The token of a mailed link.
 */
export interface EmailVerification {
  /**
     * @minLength 1
     * @maxLength 200
     */
  token: string;
}
