/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

export type GetStatisticsParams = {
from?: string | null;
to?: string | null;
};
