/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * What finishes a login with a second factor; the code may be a recovery code.
 */
export interface SecondFactorLogin {
  /**
     * @minLength 1
     * @maxLength 4096
     */
  mfa_token: string;
  /**
     * @minLength 6
     * @maxLength 40
     */
  code: string;
}
