/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * A refresh token to be rotated.
 */
export interface RefreshRequest {
  /**
     * @minLength 1
     * @maxLength 4096
     */
  refresh_token: string;
}
