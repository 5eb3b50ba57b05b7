/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { SavedViewReadFilter } from './savedViewReadFilter.ts';

/**
 * A view; ``filter`` has what is set, named as in the list's query.
 */
export interface SavedViewRead {
  id: string;
  name: string;
  shared: boolean;
  filter: SavedViewReadFilter;
  position: number;
  owner_id: string;
  owner_name: string | null;
  editable: boolean;
  created_at: string;
  updated_at: string;
}
