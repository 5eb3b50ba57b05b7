/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * A person; the phone is shown to staff alone.
 */
export interface PersonSummary {
  id: string;
  name: string | null;
  phone?: string | null;
}
