/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { ValidationItem } from './validationItem';

/**
 * A problem document (RFC 9457 §3).
 */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  request_id: string;
  errors?: ValidationItem[] | null;
  [key: string]: unknown;
 }
