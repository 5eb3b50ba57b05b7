/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * What a list adds to each device.
 */
export type DeviceInclude = typeof DeviceInclude[keyof typeof DeviceInclude];


export const DeviceInclude = {
  summary: 'summary',
} as const;
