/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * A JSON Web Key of the type OKP (RFC 8037 §2).
 */
export interface KeyRead {
  kty: string;
  crv: string;
  x: string;
  kid: string;
  use: string;
  alg: string;
}
