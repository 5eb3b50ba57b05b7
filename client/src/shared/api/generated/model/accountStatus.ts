/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * Whether the account may be used.
 */
export type AccountStatus = typeof AccountStatus[keyof typeof AccountStatus];


export const AccountStatus = {
  active: 'active',
  blocked: 'blocked',
  deleted: 'deleted',
} as const;
