/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod/mini';


/**
 * Mail a link for a new password, if there is such an account: the answer is the same.
 * @summary Forgot Password
 */
export const forgotPasswordBodyEmailMax = 254;



export const ForgotPasswordBody = /*#__PURE__*/ zod.object({
  "email": /*#__PURE__*/ zod.email().check(/*#__PURE__*/ zod.maxLength(forgotPasswordBodyEmailMax))
}).check(/*#__PURE__*/ zod.describe('Whose password is forgotten.'))

/**
 * Sign in by phone or e-mail; with a second factor, 401 ``auth.mfa_required`` comes first.
 * @summary Login
 */
export const loginBodyPhoneOneMax = 40;

export const loginBodyEmailOneMax = 254;

export const loginBodyPasswordMax = 128;



export const LoginBody = /*#__PURE__*/ zod.object({
  "phone": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(loginBodyPhoneOneMax)),/*#__PURE__*/ zod.null()])),
  "email": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.email().check(/*#__PURE__*/ zod.maxLength(loginBodyEmailOneMax)),/*#__PURE__*/ zod.null()])),
  "password": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(loginBodyPasswordMax))
}).check(/*#__PURE__*/ zod.describe('Credentials: a password, and either phone or e-mail.'))

/**
 * Finish a login by a code of the authenticator, or by a recovery code.
 * @summary Login With Code
 */
export const loginWithCodeBodyMfaTokenMax = 4096;

export const loginWithCodeBodyCodeMin = 6;
export const loginWithCodeBodyCodeMax = 40;



export const LoginWithCodeBody = /*#__PURE__*/ zod.object({
  "mfa_token": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(loginWithCodeBodyMfaTokenMax)),
  "code": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(loginWithCodeBodyCodeMin)).check(/*#__PURE__*/ zod.maxLength(loginWithCodeBodyCodeMax))
}).check(/*#__PURE__*/ zod.describe('What finishes a login with a second factor; the code may be a recovery code.'))

/**
 * Exchange a refresh token for a new pair; a used one ends the whole session.
 * @summary Refresh
 */
export const refreshBodyRefreshTokenMax = 4096;



export const RefreshBody = /*#__PURE__*/ zod.object({
  "refresh_token": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(refreshBodyRefreshTokenMax))
}).check(/*#__PURE__*/ zod.describe('A refresh token to be rotated.'))

/**
 * Create a customer's account and sign them in.
 * @summary Register
 */
export const registerBodyPhoneMax = 40;

export const registerBodyPasswordMin = 8;
export const registerBodyPasswordMax = 128;

export const registerBodyEmailOneMax = 254;

export const registerBodyEmailTwoRegExp = new RegExp('^\\s*$');
export const registerBodyNameOneMax = 200;

export const registerBodyAddressOneMax = 500;



export const RegisterBody = /*#__PURE__*/ zod.object({
  "phone": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(registerBodyPhoneMax)),
  "password": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(registerBodyPasswordMin)).check(/*#__PURE__*/ zod.maxLength(registerBodyPasswordMax)),
  "email": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.email().check(/*#__PURE__*/ zod.maxLength(registerBodyEmailOneMax)),/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.regex(registerBodyEmailTwoRegExp)),/*#__PURE__*/ zod.null()])),
  "name": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.maxLength(registerBodyNameOneMax)),/*#__PURE__*/ zod.null()])),
  "address": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.maxLength(registerBodyAddressOneMax)),/*#__PURE__*/ zod.null()]))
}).check(/*#__PURE__*/ zod.describe('A new customer.'))

/**
 * Set a new password by the mailed link; every session ends.
 * @summary Reset Password
 */
export const resetPasswordBodyTokenMax = 200;

export const resetPasswordBodyNewPasswordMin = 8;
export const resetPasswordBodyNewPasswordMax = 128;



export const ResetPasswordBody = /*#__PURE__*/ zod.object({
  "token": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(resetPasswordBodyTokenMax)),
  "new_password": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(resetPasswordBodyNewPasswordMin)).check(/*#__PURE__*/ zod.maxLength(resetPasswordBodyNewPasswordMax))
}).check(/*#__PURE__*/ zod.describe('The token of a mailed link, and the new password.'))

/**
 * Switch the second factor off.
 * @summary Switch Totp Off
 */
export const switchTotpOffBodyPasswordMax = 128;



export const SwitchTotpOffBody = /*#__PURE__*/ zod.object({
  "password": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(switchTotpOffBodyPasswordMax))
}).check(/*#__PURE__*/ zod.describe('The caller\'s password, for what an access token alone may not do.'))

/**
 * Switch the second factor on; the recovery codes are shown this once.
 * @summary Confirm Totp
 */
export const confirmTotpBodyCodeRegExp = new RegExp('^[0-9]{6}$');


export const ConfirmTotpBody = /*#__PURE__*/ zod.object({
  "code": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.regex(confirmTotpBodyCodeRegExp))
}).check(/*#__PURE__*/ zod.describe('A code of the authenticator that has the new secret.'))

/**
 * Give out a secret for an authenticator; it counts once a code confirms it.
 * @summary Enroll Totp
 */
export const enrollTotpBodyPasswordMax = 128;



export const EnrollTotpBody = /*#__PURE__*/ zod.object({
  "password": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(enrollTotpBodyPasswordMax))
}).check(/*#__PURE__*/ zod.describe('The caller\'s password, for what an access token alone may not do.'))

/**
 * Give out new recovery codes, shown this once; the earlier ones are void.
 * @summary Renew Recovery Codes
 */
export const renewRecoveryCodesBodyPasswordMax = 128;



export const RenewRecoveryCodesBody = /*#__PURE__*/ zod.object({
  "password": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(renewRecoveryCodesBodyPasswordMax))
}).check(/*#__PURE__*/ zod.describe('The caller\'s password, for what an access token alone may not do.'))

/**
 * Show by the mailed link that the e-mail is one's own.
 * @summary Verify Email
 */
export const verifyEmailBodyTokenMax = 200;



export const VerifyEmailBody = /*#__PURE__*/ zod.object({
  "token": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(verifyEmailBodyTokenMax))
}).check(/*#__PURE__*/ zod.describe('The token of a mailed link.'))

