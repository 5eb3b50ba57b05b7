/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * Credentials: a password, and either phone or e-mail.
 */
export interface Login {
  phone?: string | null;
  email?: string | null;
  /**
     * @minLength 1
     * @maxLength 128
     */
  password: string;
}
