/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * The caller's password, for what an access token alone may not do.
 */
export interface PasswordProof {
  /**
     * @minLength 1
     * @maxLength 128
     */
  password: string;
}
