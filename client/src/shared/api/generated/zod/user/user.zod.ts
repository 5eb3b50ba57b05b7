/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod';


/**
 * Set the whole profile; what is absent is cleared.
 * @summary Replace User
 */
export const ReplaceUserHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

export const replaceUserBodyNameOneMax = 200;

export const replaceUserBodyEmailOneMax = 254;

export const replaceUserBodyEmailTwoRegExp = new RegExp('^\\s*$');
export const replaceUserBodyAddressOneMax = 500;

export const replaceUserBodyLocaleDefault = `ru`;

export const ReplaceUserBody = zod.object({
  "name": zod.union([zod.string().max(replaceUserBodyNameOneMax),zod.null()]).optional(),
  "email": zod.union([zod.email().max(replaceUserBodyEmailOneMax),zod.string().regex(replaceUserBodyEmailTwoRegExp),zod.null()]).optional(),
  "address": zod.union([zod.string().max(replaceUserBodyAddressOneMax),zod.null()]).optional(),
  "locale": zod.enum(['ru', 'en']).default(replaceUserBodyLocaleDefault).describe('The language in which we write to the person.'),
  "avatar_media_id": zod.union([zod.uuid(),zod.null()]).optional()
}).describe('A whole profile; what is absent is cleared.')

export const ReplaceUserResponse = zod.object({
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
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('The caller\'s profile.')

/**
 * Close the account; personal data is erased everywhere.
 * @summary Delete User
 */
export const DeleteUserResponse = zod.void()

/**
 * Change parts of the profile.
 * @summary Update User
 */
export const UpdateUserHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

export const updateUserBodyNameOneMax = 200;

export const updateUserBodyEmailOneMax = 254;

export const updateUserBodyEmailTwoRegExp = new RegExp('^\\s*$');
export const updateUserBodyAddressOneMax = 500;



export const UpdateUserBody = zod.object({
  "name": zod.union([zod.string().max(updateUserBodyNameOneMax),zod.null()]).optional(),
  "email": zod.union([zod.email().max(updateUserBodyEmailOneMax),zod.string().regex(updateUserBodyEmailTwoRegExp),zod.null()]).optional(),
  "address": zod.union([zod.string().max(updateUserBodyAddressOneMax),zod.null()]).optional(),
  "locale": zod.enum(['ru', 'en']).optional().describe('The language in which we write to the person.'),
  "avatar_media_id": zod.union([zod.uuid(),zod.null()]).optional()
}).describe('Changes to a profile.')

export const UpdateUserResponse = zod.object({
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
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('The caller\'s profile.')

/**
 * Set a new password; every other session ends.
 * @summary Change Password
 */
export const changePasswordBodyOldPasswordMax = 128;

export const changePasswordBodyNewPasswordMin = 8;
export const changePasswordBodyNewPasswordMax = 128;



export const ChangePasswordBody = zod.object({
  "old_password": zod.string().min(1).max(changePasswordBodyOldPasswordMax),
  "new_password": zod.string().min(changePasswordBodyNewPasswordMin).max(changePasswordBodyNewPasswordMax)
}).describe('The old password and the new one.')

export const ChangePasswordResponse = zod.void()

/**
 * Download everything that is held about the caller, from every service.
 * @summary Export User
 */
export const ExportUserResponse = zod.object({
  "profile": zod.object({
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
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('The caller\'s profile.'),
  "sessions": zod.array(zod.object({
  "id": zod.uuid(),
  "user_agent": zod.union([zod.string(),zod.null()]),
  "ip": zod.union([zod.string(),zod.null()]),
  "created_at": zod.iso.datetime({"offset":true}),
  "last_used_at": zod.iso.datetime({"offset":true})
}).describe('A session in its owner\'s export.')),
  "audit": zod.array(zod.object({
  "id": zod.uuid(),
  "at": zod.iso.datetime({"offset":true}),
  "action": zod.enum(['registered', 'logged_in', 'login_failed', 'session_ended', 'refresh_reused', 'password_changed', 'reset_requested', 'password_reset', 'email_verified', 'second_factor_on', 'second_factor_off', 'email_changed', 'data_exported', 'account_closed', 'user_changed']).describe('An act that matters for security, or one of an admin.'),
  "user_id": zod.union([zod.uuid(),zod.null()]),
  "actor_id": zod.union([zod.uuid(),zod.null()]),
  "ip": zod.union([zod.string(),zod.null()]),
  "user_agent": zod.union([zod.string(),zod.null()]),
  "details": zod.record(zod.string(), zod.unknown())
}).describe('One act; ``details`` gives what changed as ``[from, to]``.')),
  "notifications": zod.array(zod.object({
  "id": zod.uuid(),
  "kind": zod.enum(['ticket_status', 'ticket_message', 'ticket_assigned', 'support_status', 'support_message']).describe('What a notification is about; each may be wanted by e-mail or not.'),
  "title": zod.string(),
  "body": zod.string(),
  "subject_type": zod.enum(['ticket', 'case']).describe('What a notification leads to.'),
  "subject_id": zod.uuid(),
  "read_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()]),
  "created_at": zod.iso.datetime({"offset":true})
}).describe('Something that the caller was told, in the language chosen then.')),
  "preferences": zod.object({
  "ticket_status": zod.object({
  "email": zod.boolean()
}).describe('How notifications of a kind are sent, beside the feed.'),
  "ticket_message": zod.object({
  "email": zod.boolean()
}).describe('How notifications of a kind are sent, beside the feed.'),
  "ticket_assigned": zod.object({
  "email": zod.boolean()
}).describe('How notifications of a kind are sent, beside the feed.'),
  "support_status": zod.object({
  "email": zod.boolean()
}).describe('How notifications of a kind are sent, beside the feed.'),
  "support_message": zod.object({
  "email": zod.boolean()
}).describe('How notifications of a kind are sent, beside the feed.')
}).describe('How notifications of each kind are sent.'),
  "mails": zod.array(zod.object({
  "template": zod.enum(['verify_email', 'reset_password', 'password_changed', 'email_changed', 'second_factor_on', 'second_factor_off', 'ticket_status', 'ticket_message', 'ticket_assigned', 'support_status', 'support_message']).describe('The words of a mail or a notification, in each language.'),
  "recipient": zod.string(),
  "created_at": zod.iso.datetime({"offset":true}),
  "sent_at": zod.union([zod.iso.datetime({"offset":true}),zod.null()])
}).describe('That a mail was written, in its recipient\'s export; what it said is not kept.')),
  "networks": zod.array(zod.string()),
  "second_factor": zod.boolean(),
  "devices": zod.record(zod.string(), zod.unknown()),
  "tickets": zod.record(zod.string(), zod.unknown()),
  "media": zod.record(zod.string(), zod.unknown())
}).describe('Everything that is held about the caller, by the service that holds it.')

/**
 * Show the caller's account.
 * @summary Get Me
 */
export const GetMeHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

export const GetMeResponse = zod.object({
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
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('The caller\'s profile.')

