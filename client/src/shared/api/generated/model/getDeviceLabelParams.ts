/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

export type GetDeviceLabelParams = {
/**
 * Pixels a module of the code.
 * @minimum 1
 * @maximum 20
 */
scale?: number;
};
