/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * The secret for an authenticator: by hand, as a link, and as a picture.
 */
export interface TotpEnrolment {
  secret: string;
  otpauth_uri: string;
  qr_svg: string;
}
