/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */

/**
 * An act that matters for security, or one of an admin.
 */
export type AuditAction = typeof AuditAction[keyof typeof AuditAction];


export const AuditAction = {
  registered: 'registered',
  logged_in: 'logged_in',
  login_failed: 'login_failed',
  session_ended: 'session_ended',
  refresh_reused: 'refresh_reused',
  password_changed: 'password_changed',
  reset_requested: 'reset_requested',
  password_reset: 'password_reset',
  email_verified: 'email_verified',
  second_factor_on: 'second_factor_on',
  second_factor_off: 'second_factor_off',
  email_changed: 'email_changed',
  data_exported: 'data_exported',
  account_closed: 'account_closed',
  user_changed: 'user_changed',
} as const;
