/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * Whether the maker still answers for the device.
 */
export type WarrantyStatus = typeof WarrantyStatus[keyof typeof WarrantyStatus];


export const WarrantyStatus = {
  active: 'active',
  expired: 'expired',
  unknown: 'unknown',
} as const;
