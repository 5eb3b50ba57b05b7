/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod/mini';


/**
 * Change roles, status, subscription or name; new roles and a block end every session.
 * @summary Change User
 */
export const changeUserBodyNameOneMax = 200;

export const changeUserBodyRolesMax = 4;

export const changeUserBodyBlockReasonOneMax = 200;



export const ChangeUserBody = /*#__PURE__*/ zod.object({
  "name": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.maxLength(changeUserBodyNameOneMax)),/*#__PURE__*/ zod.null()])),
  "roles": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.array(/*#__PURE__*/ zod.enum(['customer', 'technician', 'support', 'admin']).check(/*#__PURE__*/ zod.describe('What a person may be; every one is a customer, staff have one of the rest too.'))).check(/*#__PURE__*/ zod.maxLength(changeUserBodyRolesMax))),
  "status": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.enum(['active', 'blocked', 'deleted'])).check(/*#__PURE__*/ zod.describe('Whether the account may be used.')),
  "block_reason": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.maxLength(changeUserBodyBlockReasonOneMax)),/*#__PURE__*/ zod.null()])).check(/*#__PURE__*/ zod.describe('Why the account is blocked, for admins alone; letting it in clears it.')),
  "has_subscription": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.boolean())
}).check(/*#__PURE__*/ zod.describe('Changes to an account; every account is a customer\'s too.'))

