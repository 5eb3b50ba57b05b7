/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * In what role somebody made a change; ``anonymous`` is a write without a token.
 */
export type ChangeRole = typeof ChangeRole[keyof typeof ChangeRole];


export const ChangeRole = {
  customer: 'customer',
  technician: 'technician',
  support: 'support',
  admin: 'admin',
  anonymous: 'anonymous',
} as const;
