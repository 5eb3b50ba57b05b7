/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod/mini';


/**
 * Set the whole profile; what is absent is cleared.
 * @summary Replace User
 */
export const replaceUserBodyNameOneMax = 200;

export const replaceUserBodyEmailOneMax = 254;

export const replaceUserBodyEmailTwoRegExp = new RegExp('^\\s*$');
export const replaceUserBodyAddressOneMax = 500;

export const replaceUserBodyLocaleDefault = `ru`;

export const ReplaceUserBody = /*#__PURE__*/ zod.object({
  "name": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.maxLength(replaceUserBodyNameOneMax)),/*#__PURE__*/ zod.null()])),
  "email": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.email().check(/*#__PURE__*/ zod.maxLength(replaceUserBodyEmailOneMax)),/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.regex(replaceUserBodyEmailTwoRegExp)),/*#__PURE__*/ zod.null()])),
  "address": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.maxLength(replaceUserBodyAddressOneMax)),/*#__PURE__*/ zod.null()])),
  "locale": /*#__PURE__*/ zod._default(/*#__PURE__*/ zod.enum(['ru', 'en']), replaceUserBodyLocaleDefault).check(/*#__PURE__*/ zod.describe('The language in which we write to the person.')),
  "avatar_media_id": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.uuid(),/*#__PURE__*/ zod.null()]))
}).check(/*#__PURE__*/ zod.describe('A whole profile; what is absent is cleared.'))

/**
 * Change parts of the profile.
 * @summary Update User
 */
export const updateUserBodyNameOneMax = 200;

export const updateUserBodyEmailOneMax = 254;

export const updateUserBodyEmailTwoRegExp = new RegExp('^\\s*$');
export const updateUserBodyAddressOneMax = 500;



export const UpdateUserBody = /*#__PURE__*/ zod.object({
  "name": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.maxLength(updateUserBodyNameOneMax)),/*#__PURE__*/ zod.null()])),
  "email": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.email().check(/*#__PURE__*/ zod.maxLength(updateUserBodyEmailOneMax)),/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.regex(updateUserBodyEmailTwoRegExp)),/*#__PURE__*/ zod.null()])),
  "address": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.maxLength(updateUserBodyAddressOneMax)),/*#__PURE__*/ zod.null()])),
  "locale": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.enum(['ru', 'en'])).check(/*#__PURE__*/ zod.describe('The language in which we write to the person.')),
  "avatar_media_id": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.uuid(),/*#__PURE__*/ zod.null()]))
}).check(/*#__PURE__*/ zod.describe('Changes to a profile.'))

/**
 * Set a new password; every other session ends.
 * @summary Change Password
 */
export const changePasswordBodyOldPasswordMax = 128;

export const changePasswordBodyNewPasswordMin = 8;
export const changePasswordBodyNewPasswordMax = 128;



export const ChangePasswordBody = /*#__PURE__*/ zod.object({
  "old_password": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(changePasswordBodyOldPasswordMax)),
  "new_password": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(changePasswordBodyNewPasswordMin)).check(/*#__PURE__*/ zod.maxLength(changePasswordBodyNewPasswordMax))
}).check(/*#__PURE__*/ zod.describe('The old password and the new one.'))

