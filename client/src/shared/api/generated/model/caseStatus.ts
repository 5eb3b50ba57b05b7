/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * Where a case stands; ``pending`` waits for the customer.
 */
export type CaseStatus = typeof CaseStatus[keyof typeof CaseStatus];


export const CaseStatus = {
  open: 'open',
  pending: 'pending',
  closed: 'closed',
  rejected: 'rejected',
} as const;
