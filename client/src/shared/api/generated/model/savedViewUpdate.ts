/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { ViewFilter } from './viewFilter.ts';

/**
 * Changes to a view; a filter takes the place of the earlier one.
 */
export interface SavedViewUpdate {
  /**
     * @minLength 1
     * @maxLength 200
     */
  name?: string;
  shared?: boolean;
  filter?: ViewFilter;
  /**
     * @minimum 0
     * @maximum 10000
     */
  position?: number;
}
