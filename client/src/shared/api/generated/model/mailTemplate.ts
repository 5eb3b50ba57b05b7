/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * The words of a mail or a notification, in each language.
 */
export type MailTemplate = typeof MailTemplate[keyof typeof MailTemplate];


export const MailTemplate = {
  verify_email: 'verify_email',
  reset_password: 'reset_password',
  password_changed: 'password_changed',
  email_changed: 'email_changed',
  second_factor_on: 'second_factor_on',
  second_factor_off: 'second_factor_off',
  recovery_codes_renewed: 'recovery_codes_renewed',
  ticket_status: 'ticket_status',
  ticket_message: 'ticket_message',
  ticket_assigned: 'ticket_assigned',
  support_status: 'support_status',
  support_message: 'support_message',
} as const;
