/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * A new customer.
 */
export interface Registration {
  /**
     * @minLength 1
     * @maxLength 40
     */
  phone: string;
  /**
     * @minLength 8
     * @maxLength 128
     */
  password: string;
  email?: string | null;
  name?: string | null;
  address?: string | null;
}
