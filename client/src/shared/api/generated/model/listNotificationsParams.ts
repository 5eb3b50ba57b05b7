/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

export type ListNotificationsParams = {
unread?: boolean | null;
/**
 * @minimum 1
 * @maximum 100
 */
limit?: number;
cursor?: string | null;
};
