/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * The token of a mailed link, and the new password.
 */
export interface PasswordReset {
  /**
     * @minLength 1
     * @maxLength 200
     */
  token: string;
  /**
     * @minLength 8
     * @maxLength 128
     */
  new_password: string;
}
