/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * An access token, and the refresh token that gets the next pair.
 */
export interface TokenPair {
  access_token: string;
  refresh_token: string;
  token_type?: 'bearer';
  /** Seconds until the access token expires. */
  expires_in: number;
}
