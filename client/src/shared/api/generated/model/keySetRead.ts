/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { KeyRead } from './keyRead';

/**
 * A JWK Set.
 */
export interface KeySetRead {
  keys: KeyRead[];
}
