/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * Whether signing in takes a second factor, and how many recovery codes are left.
 */
export interface SecondFactorRead {
  enabled: boolean;
  enabled_at: string | null;
  recovery_codes_left: number;
}
