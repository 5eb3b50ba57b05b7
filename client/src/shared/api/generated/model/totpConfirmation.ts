/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * A code of the authenticator that has the new secret.
 */
export interface TotpConfirmation {
  /** @pattern ^[0-9]{6}$ */
  code: string;
}
