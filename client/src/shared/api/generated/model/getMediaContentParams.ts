/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { Variant } from './variant';

export type GetMediaContentParams = {
/**
 * A smaller size of an image.
 */
variant?: Variant;
};
