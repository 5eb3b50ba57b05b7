/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * Codes for when the authenticator is lost; each is good once, and they are shown once.
 */
export interface RecoveryCodes {
  recovery_codes: string[];
}
