/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * A person; a customer's phone and address are shown to staff alone.
 */
export interface PersonSummary {
  id: string;
  name: string | null;
  phone?: string | null;
  address?: string | null;
}
