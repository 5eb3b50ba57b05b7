/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { ViewFilter } from './viewFilter.ts';

/**
 * A new view; a shared one is seen by all staff.
 */
export interface SavedViewCreate {
  /**
     * @minLength 1
     * @maxLength 200
     */
  name: string;
  shared?: boolean;
  filter: ViewFilter;
  /**
     * @minimum 0
     * @maximum 10000
     */
  position?: number;
}
