/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod';


/**
 * Show the public keys of tokens (RFC 7517 §5): none while a shared secret signs.
 * @summary Get Key Set
 */
export const GetKeySetResponse = zod.object({
  "keys": zod.array(zod.object({
  "kty": zod.string(),
  "crv": zod.string(),
  "x": zod.string(),
  "kid": zod.string(),
  "use": zod.string(),
  "alg": zod.string()
}).describe('A JSON Web Key of the type OKP (RFC 8037 §2).'))
}).describe('A JWK Set.')

/**
 * Mail a link for a new password, if there is such an account: the answer is the same.
 * @summary Forgot Password
 */
export const forgotPasswordBodyEmailMax = 254;



export const ForgotPasswordBody = zod.object({
  "email": zod.email().max(forgotPasswordBodyEmailMax)
}).describe('Whose password is forgotten.')

export const ForgotPasswordResponse = zod.void()

/**
 * Sign in by phone or e-mail; with a second factor, 401 ``auth.mfa_required`` comes first.
 * @summary Login
 */
export const loginBodyPhoneOneMax = 40;

export const loginBodyEmailOneMax = 254;

export const loginBodyPasswordMax = 128;



export const LoginBody = zod.object({
  "phone": zod.union([zod.string().min(1).max(loginBodyPhoneOneMax),zod.null()]).optional(),
  "email": zod.union([zod.email().max(loginBodyEmailOneMax),zod.null()]).optional(),
  "password": zod.string().min(1).max(loginBodyPasswordMax)
}).describe('Credentials: a password, and either phone or e-mail.')

export const loginResponseTokenTypeDefault = `bearer`;

export const LoginResponse = zod.object({
  "access_token": zod.string(),
  "refresh_token": zod.string(),
  "token_type": zod.literal("bearer").default(loginResponseTokenTypeDefault).meta({ title: 'Token Type' }),
  "expires_in": zod.int().describe('Seconds until the access token expires.')
}).describe('An access token, and the refresh token that gets the next pair.')

/**
 * Finish a login by a code of the authenticator, or by a recovery code.
 * @summary Login With Code
 */
export const loginWithCodeBodyMfaTokenMax = 4096;

export const loginWithCodeBodyCodeMin = 6;
export const loginWithCodeBodyCodeMax = 40;



export const LoginWithCodeBody = zod.object({
  "mfa_token": zod.string().min(1).max(loginWithCodeBodyMfaTokenMax),
  "code": zod.string().min(loginWithCodeBodyCodeMin).max(loginWithCodeBodyCodeMax)
}).describe('What finishes a login with a second factor; the code may be a recovery code.')

export const loginWithCodeResponseTokenTypeDefault = `bearer`;

export const LoginWithCodeResponse = zod.object({
  "access_token": zod.string(),
  "refresh_token": zod.string(),
  "token_type": zod.literal("bearer").default(loginWithCodeResponseTokenTypeDefault).meta({ title: 'Token Type' }),
  "expires_in": zod.int().describe('Seconds until the access token expires.')
}).describe('An access token, and the refresh token that gets the next pair.')

/**
 * End this session; its access token stops working within a second.
 * @summary Logout
 */
export const LogoutResponse = zod.void()

/**
 * Exchange a refresh token for a new pair; a used one ends the whole session.
 * @summary Refresh
 */
export const refreshBodyRefreshTokenMax = 4096;



export const RefreshBody = zod.object({
  "refresh_token": zod.string().min(1).max(refreshBodyRefreshTokenMax)
}).describe('A refresh token to be rotated.')

export const refreshResponseTokenTypeDefault = `bearer`;

export const RefreshResponse = zod.object({
  "access_token": zod.string(),
  "refresh_token": zod.string(),
  "token_type": zod.literal("bearer").default(refreshResponseTokenTypeDefault).meta({ title: 'Token Type' }),
  "expires_in": zod.int().describe('Seconds until the access token expires.')
}).describe('An access token, and the refresh token that gets the next pair.')

/**
 * Create a customer's account and sign them in.
 * @summary Register
 */
export const registerHeaderIdempotencyKeyOneMax = 255;


export const registerHeaderIdempotencyKeyOneRegExp = new RegExp('^[\\x21-\\x7e]+$');


export const RegisterHeader = zod.object({
  "Idempotency-Key": zod.union([zod.string().min(1).max(registerHeaderIdempotencyKeyOneMax).regex(registerHeaderIdempotencyKeyOneRegExp),zod.null()]).optional().describe('Makes a retry return the first answer, for 24 hours.')
})

export const registerBodyPhoneMax = 40;

export const registerBodyPasswordMin = 8;
export const registerBodyPasswordMax = 128;

export const registerBodyEmailOneMax = 254;

export const registerBodyEmailTwoRegExp = new RegExp('^\\s*$');
export const registerBodyNameOneMax = 200;

export const registerBodyAddressOneMax = 500;



export const RegisterBody = zod.object({
  "phone": zod.string().min(1).max(registerBodyPhoneMax),
  "password": zod.string().min(registerBodyPasswordMin).max(registerBodyPasswordMax),
  "email": zod.union([zod.email().max(registerBodyEmailOneMax),zod.string().regex(registerBodyEmailTwoRegExp),zod.null()]).optional(),
  "name": zod.union([zod.string().max(registerBodyNameOneMax),zod.null()]).optional(),
  "address": zod.union([zod.string().max(registerBodyAddressOneMax),zod.null()]).optional()
}).describe('A new customer.')

export const registerResponseTokenTypeDefault = `bearer`;

export const RegisterResponse = zod.object({
  "access_token": zod.string(),
  "refresh_token": zod.string(),
  "token_type": zod.literal("bearer").default(registerResponseTokenTypeDefault).meta({ title: 'Token Type' }),
  "expires_in": zod.int().describe('Seconds until the access token expires.')
}).describe('An access token, and the refresh token that gets the next pair.')

/**
 * Set a new password by the mailed link; every session ends.
 * @summary Reset Password
 */
export const resetPasswordBodyTokenMax = 200;

export const resetPasswordBodyNewPasswordMin = 8;
export const resetPasswordBodyNewPasswordMax = 128;



export const ResetPasswordBody = zod.object({
  "token": zod.string().min(1).max(resetPasswordBodyTokenMax),
  "new_password": zod.string().min(resetPasswordBodyNewPasswordMin).max(resetPasswordBodyNewPasswordMax)
}).describe('The token of a mailed link, and the new password.')

export const ResetPasswordResponse = zod.void()

/**
 * List where the caller is signed in, newest first.
 * @summary List Sessions
 */
export const listSessionsQueryLimitDefault = 20;
export const listSessionsQueryLimitMax = 100;

export const listSessionsQueryCursorOneMax = 256;



export const ListSessionsQueryParams = zod.object({
  "limit": zod.int().min(1).max(listSessionsQueryLimitMax).default(listSessionsQueryLimitDefault),
  "cursor": zod.union([zod.string().max(listSessionsQueryCursorOneMax),zod.null()]).optional()
})

export const ListSessionsResponseItem = zod.object({
  "id": zod.uuid(),
  "user_agent": zod.union([zod.string(),zod.null()]),
  "ip": zod.union([zod.string(),zod.null()]),
  "created_at": zod.iso.datetime({"offset":true}),
  "last_used_at": zod.iso.datetime({"offset":true}),
  "current": zod.boolean()
}).describe('One of the caller\'s logins.')
export const ListSessionsResponse = zod.array(ListSessionsResponseItem)

/**
 * Sign every other device out.
 * @summary End Other Sessions
 */
export const EndOtherSessionsResponse = zod.void()

/**
 * Sign one device out.
 * @summary End Session
 */
export const EndSessionParams = zod.object({
  "session_id": zod.uuid()
})

export const EndSessionResponse = zod.void()

/**
 * Switch the second factor off.
 * @summary Switch Totp Off
 */
export const switchTotpOffBodyPasswordMax = 128;



export const SwitchTotpOffBody = zod.object({
  "password": zod.string().min(1).max(switchTotpOffBodyPasswordMax)
}).describe('The caller\'s password, for what an access token alone may not do.')

export const SwitchTotpOffResponse = zod.void()

/**
 * Switch the second factor on; the recovery codes are shown this once.
 * @summary Confirm Totp
 */
export const confirmTotpBodyCodeRegExp = new RegExp('^[0-9]{6}$');


export const ConfirmTotpBody = zod.object({
  "code": zod.string().regex(confirmTotpBodyCodeRegExp)
}).describe('A code of the authenticator that has the new secret.')

export const ConfirmTotpResponse = zod.object({
  "recovery_codes": zod.array(zod.string())
}).describe('Codes for when the authenticator is lost; each is good once, and they are shown once.')

/**
 * Give out a secret for an authenticator; it counts once a code confirms it.
 * @summary Enroll Totp
 */
export const enrollTotpBodyPasswordMax = 128;



export const EnrollTotpBody = zod.object({
  "password": zod.string().min(1).max(enrollTotpBodyPasswordMax)
}).describe('The caller\'s password, for what an access token alone may not do.')

export const EnrollTotpResponse = zod.object({
  "secret": zod.string(),
  "otpauth_uri": zod.string(),
  "qr_svg": zod.string()
}).describe('The secret for an authenticator: by hand, as a link, and as a picture.')

/**
 * Show by the mailed link that the e-mail is one's own.
 * @summary Verify Email
 */
export const verifyEmailBodyTokenMax = 200;



export const VerifyEmailBody = zod.object({
  "token": zod.string().min(1).max(verifyEmailBodyTokenMax)
}).describe('The token of a mailed link.')

export const VerifyEmailResponse = zod.void()

/**
 * Mail the link again.
 * @summary Send Verification
 */
export const SendVerificationResponse = zod.void()

