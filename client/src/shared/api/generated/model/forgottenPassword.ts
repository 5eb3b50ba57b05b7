/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * Whose password is forgotten.
 */
export interface ForgottenPassword {
  /** @maxLength 254 */
  email: string;
}
