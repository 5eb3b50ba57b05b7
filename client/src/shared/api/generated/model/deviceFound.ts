/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { DeviceCardRead } from './deviceCardRead.ts';

/**
 * A device in the search.
 */
export interface DeviceFound {
  id: string;
  title: string;
  /** Absent unless the list was asked to include it and the caller may see it. */
  summary?: DeviceCardRead | null;
}
