/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { DeviceCardRead } from './deviceCardRead.ts';

/**
 * A device in the list of the caller's own.
 */
export interface DeviceListed {
  id: string;
  title: string;
  created_at: string;
  /** Absent unless the list was asked to include it and the caller may see it. */
  summary?: DeviceCardRead | null;
}
