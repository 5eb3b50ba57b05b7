/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * The old password and the new one.
 */
export interface PasswordChange {
  /**
     * @minLength 1
     * @maxLength 128
     */
  old_password: string;
  /**
     * @minLength 8
     * @maxLength 128
     */
  new_password: string;
}
