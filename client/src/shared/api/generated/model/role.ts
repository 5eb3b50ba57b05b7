/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * What a person may be; every one is a customer, staff have one of the rest too.
 */
export type Role = typeof Role[keyof typeof Role];


export const Role = {
  customer: 'customer',
  technician: 'technician',
  support: 'support',
  admin: 'admin',
} as const;
