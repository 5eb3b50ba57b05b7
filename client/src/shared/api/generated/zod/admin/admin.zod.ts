/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod';


/**
 * List what was done to accounts, newest first.
 * @summary List Audit
 */
export const listAuditQueryLimitDefault = 20;
export const listAuditQueryLimitMax = 100;

export const listAuditQueryCursorOneMax = 256;



export const ListAuditQueryParams = zod.object({
  "user_id": zod.union([zod.uuid(),zod.null()]).optional(),
  "actor_id": zod.union([zod.uuid(),zod.null()]).optional(),
  "action": zod.union([zod.enum(['registered', 'logged_in', 'login_failed', 'session_ended', 'refresh_reused', 'password_changed', 'reset_requested', 'password_reset', 'email_verified', 'second_factor_on', 'second_factor_off', 'email_changed', 'data_exported', 'account_closed', 'user_changed']).describe('An act that matters for security, or one of an admin.'),zod.null()]).optional(),
  "from": zod.union([zod.iso.datetime({"offset":true}),zod.null()]).optional(),
  "to": zod.union([zod.iso.datetime({"offset":true}),zod.null()]).optional(),
  "limit": zod.int().min(1).max(listAuditQueryLimitMax).default(listAuditQueryLimitDefault),
  "cursor": zod.union([zod.string().max(listAuditQueryCursorOneMax),zod.null()]).optional()
})

export const ListAuditResponseItem = zod.object({
  "id": zod.uuid(),
  "at": zod.iso.datetime({"offset":true}),
  "action": zod.enum(['registered', 'logged_in', 'login_failed', 'session_ended', 'refresh_reused', 'password_changed', 'reset_requested', 'password_reset', 'email_verified', 'second_factor_on', 'second_factor_off', 'email_changed', 'data_exported', 'account_closed', 'user_changed']).describe('An act that matters for security, or one of an admin.'),
  "user_id": zod.union([zod.uuid(),zod.null()]),
  "actor_id": zod.union([zod.uuid(),zod.null()]),
  "ip": zod.union([zod.string(),zod.null()]),
  "user_agent": zod.union([zod.string(),zod.null()]),
  "details": zod.record(zod.string(), zod.unknown())
}).describe('One act; ``details`` gives what changed as ``[from, to]``.')
export const ListAuditResponse = zod.array(ListAuditResponseItem)

/**
 * Count accounts, sessions and registrations.
 * @summary Get Admin Statistics
 */
export const GetAdminStatisticsResponse = zod.object({
  "by_status": zod.record(zod.string(), zod.int()),
  "by_role": zod.record(zod.string(), zod.int()),
  "registered_per_day": zod.array(zod.object({
  "date": zod.iso.date(),
  "registered": zod.int()
}).describe('How many people registered on a day (UTC).')),
  "active_sessions": zod.int()
}).describe('Accounts and sessions now, and registrations of the last thirty days.')

/**
 * List accounts, newest first.
 * @summary List Users
 */
export const listUsersQueryQOneMax = 200;

export const listUsersQueryLimitDefault = 20;
export const listUsersQueryLimitMax = 100;

export const listUsersQueryCursorOneMax = 256;



export const ListUsersQueryParams = zod.object({
  "q": zod.union([zod.string().min(1).max(listUsersQueryQOneMax),zod.null()]).optional(),
  "role": zod.union([zod.enum(['customer', 'technician', 'support', 'admin']).describe('What a person may be; every one is a customer, staff have one of the rest too.'),zod.null()]).optional(),
  "status": zod.union([zod.enum(['active', 'blocked', 'deleted']).describe('Whether the account may be used.'),zod.null()]).optional(),
  "has_subscription": zod.union([zod.boolean(),zod.null()]).optional(),
  "limit": zod.int().min(1).max(listUsersQueryLimitMax).default(listUsersQueryLimitDefault),
  "cursor": zod.union([zod.string().max(listUsersQueryCursorOneMax),zod.null()]).optional()
})

export const ListUsersResponseItem = zod.object({
  "id": zod.uuid(),
  "phone": zod.union([zod.string(),zod.null()]),
  "email": zod.union([zod.string(),zod.null()]),
  "email_verified": zod.boolean(),
  "name": zod.union([zod.string(),zod.null()]),
  "address": zod.union([zod.string(),zod.null()]),
  "locale": zod.enum(['ru', 'en']).describe('The language in which we write to the person.'),
  "avatar_media_id": zod.union([zod.uuid(),zod.null()]),
  "status": zod.enum(['active', 'blocked', 'deleted']).describe('Whether the account may be used.'),
  "roles": zod.array(zod.enum(['customer', 'technician', 'support', 'admin']).describe('What a person may be; every one is a customer, staff have one of the rest too.')),
  "has_subscription": zod.boolean(),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true}),
  "deleted_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()])
}).describe('An account; a deleted one has nothing personal left.')
export const ListUsersResponse = zod.array(ListUsersResponseItem)

/**
 * Show an account.
 * @summary Get User
 */
export const GetUserParams = zod.object({
  "user_id": zod.uuid()
})

export const GetUserHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

export const GetUserResponse = zod.object({
  "id": zod.uuid(),
  "phone": zod.union([zod.string(),zod.null()]),
  "email": zod.union([zod.string(),zod.null()]),
  "email_verified": zod.boolean(),
  "name": zod.union([zod.string(),zod.null()]),
  "address": zod.union([zod.string(),zod.null()]),
  "locale": zod.enum(['ru', 'en']).describe('The language in which we write to the person.'),
  "avatar_media_id": zod.union([zod.uuid(),zod.null()]),
  "status": zod.enum(['active', 'blocked', 'deleted']).describe('Whether the account may be used.'),
  "roles": zod.array(zod.enum(['customer', 'technician', 'support', 'admin']).describe('What a person may be; every one is a customer, staff have one of the rest too.')),
  "has_subscription": zod.boolean(),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true}),
  "deleted_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()])
}).describe('An account; a deleted one has nothing personal left.')

/**
 * Change roles, status, subscription or name; new roles and a block end every session.
 * @summary Change User
 */
export const ChangeUserParams = zod.object({
  "user_id": zod.uuid()
})

export const ChangeUserHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

export const changeUserBodyNameOneMax = 200;

export const changeUserBodyRolesMax = 4;



export const ChangeUserBody = zod.object({
  "name": zod.union([zod.string().max(changeUserBodyNameOneMax),zod.null()]).optional(),
  "roles": zod.array(zod.enum(['customer', 'technician', 'support', 'admin']).describe('What a person may be; every one is a customer, staff have one of the rest too.')).max(changeUserBodyRolesMax).optional(),
  "status": zod.enum(['active', 'blocked', 'deleted']).optional().describe('Whether the account may be used.'),
  "has_subscription": zod.boolean().optional()
}).describe('Changes to an account; every account is a customer\'s too.')

export const ChangeUserResponse = zod.object({
  "id": zod.uuid(),
  "phone": zod.union([zod.string(),zod.null()]),
  "email": zod.union([zod.string(),zod.null()]),
  "email_verified": zod.boolean(),
  "name": zod.union([zod.string(),zod.null()]),
  "address": zod.union([zod.string(),zod.null()]),
  "locale": zod.enum(['ru', 'en']).describe('The language in which we write to the person.'),
  "avatar_media_id": zod.union([zod.uuid(),zod.null()]),
  "status": zod.enum(['active', 'blocked', 'deleted']).describe('Whether the account may be used.'),
  "roles": zod.array(zod.enum(['customer', 'technician', 'support', 'admin']).describe('What a person may be; every one is a customer, staff have one of the rest too.')),
  "has_subscription": zod.boolean(),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true}),
  "deleted_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()])
}).describe('An account; a deleted one has nothing personal left.')

