/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type {
  EmailVerification,
  ForgottenPassword,
  KeySetRead,
  ListSessionsParams,
  Login,
  PasswordProof,
  PasswordReset,
  RecoveryCodes,
  RefreshRequest,
  Registration,
  SecondFactorLogin,
  SessionRead,
  TokenPair,
  TotpConfirmation,
  TotpEnrolment
} from '../../model';

import { request } from '../../../http';


type SecondParameter<T extends (...args: never) => unknown> = Parameters<T>[1];


  /**
 * Show the public keys of tokens (RFC 7517 §5): none while a shared secret signs.
 * @summary Get Key Set
 */
export const getKeySet = (

 options?: SecondParameter<typeof request<KeySetRead>>,) => {
      return request<KeySetRead>(
      {url: `/.well-known/jwks.json`, method: 'GET'
    },
      options);
    }
  /**
 * Mail a link for a new password, if there is such an account: the answer is the same.
 * @summary Forgot Password
 */
export const forgotPassword = (
    forgottenPassword: ForgottenPassword,
 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/auth/forgot`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: forgottenPassword
    },
      options);
    }
  /**
 * Sign in by phone or e-mail; with a second factor, 401 ``auth.mfa_required`` comes first.
 * @summary Login
 */
export const login = (
    loginBody: Login,
 options?: SecondParameter<typeof request<TokenPair>>,) => {
      return request<TokenPair>(
      {url: `/api/v1/auth/login`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: loginBody
    },
      options);
    }
  /**
 * Finish a login by a code of the authenticator, or by a recovery code.
 * @summary Login With Code
 */
export const loginWithCode = (
    secondFactorLogin: SecondFactorLogin,
 options?: SecondParameter<typeof request<TokenPair>>,) => {
      return request<TokenPair>(
      {url: `/api/v1/auth/login/totp`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: secondFactorLogin
    },
      options);
    }
  /**
 * End this session; its access token stops working within a second.
 * @summary Logout
 */
export const logout = (

 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/auth/logout`, method: 'POST'
    },
      options);
    }
  /**
 * Exchange a refresh token for a new pair; a used one ends the whole session.
 * @summary Refresh
 */
export const refresh = (
    refreshRequest: RefreshRequest,
 options?: SecondParameter<typeof request<TokenPair>>,) => {
      return request<TokenPair>(
      {url: `/api/v1/auth/refresh`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: refreshRequest
    },
      options);
    }
  /**
 * Create a customer's account and sign them in.
 * @summary Register
 */
export const register = (
    registration: Registration,
 options?: SecondParameter<typeof request<TokenPair>>,) => {
      return request<TokenPair>(
      {url: `/api/v1/auth/register`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: registration
    },
      options);
    }
  /**
 * Set a new password by the mailed link; every session ends.
 * @summary Reset Password
 */
export const resetPassword = (
    passwordReset: PasswordReset,
 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/auth/reset`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: passwordReset
    },
      options);
    }
  /**
 * List where the caller is signed in, newest first.
 * @summary List Sessions
 */
export const listSessions = (
    params?: ListSessionsParams,
 options?: SecondParameter<typeof request<SessionRead[]>>,) => {
      return request<SessionRead[]>(
      {url: `/api/v1/auth/sessions`, method: 'GET',
        params
    },
      options);
    }
  /**
 * Sign every other device out.
 * @summary End Other Sessions
 */
export const endOtherSessions = (

 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/auth/sessions`, method: 'DELETE'
    },
      options);
    }
  /**
 * Sign one device out.
 * @summary End Session
 */
export const endSession = (
    sessionId: string,
 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/auth/sessions/${sessionId}`, method: 'DELETE'
    },
      options);
    }
  /**
 * Switch the second factor off.
 * @summary Switch Totp Off
 */
export const switchTotpOff = (
    passwordProof: PasswordProof,
 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/auth/totp`, method: 'DELETE',
      headers: {'Content-Type': 'application/json', },
      data: passwordProof
    },
      options);
    }
  /**
 * Switch the second factor on; the recovery codes are shown this once.
 * @summary Confirm Totp
 */
export const confirmTotp = (
    totpConfirmation: TotpConfirmation,
 options?: SecondParameter<typeof request<RecoveryCodes>>,) => {
      return request<RecoveryCodes>(
      {url: `/api/v1/auth/totp/confirm`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: totpConfirmation
    },
      options);
    }
  /**
 * Give out a secret for an authenticator; it counts once a code confirms it.
 * @summary Enroll Totp
 */
export const enrollTotp = (
    passwordProof: PasswordProof,
 options?: SecondParameter<typeof request<TotpEnrolment>>,) => {
      return request<TotpEnrolment>(
      {url: `/api/v1/auth/totp/enroll`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: passwordProof
    },
      options);
    }
  /**
 * Show by the mailed link that the e-mail is one's own.
 * @summary Verify Email
 */
export const verifyEmail = (
    emailVerification: EmailVerification,
 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/auth/verify-email`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: emailVerification
    },
      options);
    }
  /**
 * Mail the link again.
 * @summary Send Verification
 */
export const sendVerification = (

 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/auth/verify-email/send`, method: 'POST'
    },
      options);
    }
  export type GetKeySetResult = NonNullable<Awaited<ReturnType<typeof getKeySet>>>
export type ForgotPasswordResult = NonNullable<Awaited<ReturnType<typeof forgotPassword>>>
export type LoginResult = NonNullable<Awaited<ReturnType<typeof login>>>
export type LoginWithCodeResult = NonNullable<Awaited<ReturnType<typeof loginWithCode>>>
export type LogoutResult = NonNullable<Awaited<ReturnType<typeof logout>>>
export type RefreshResult = NonNullable<Awaited<ReturnType<typeof refresh>>>
export type RegisterResult = NonNullable<Awaited<ReturnType<typeof register>>>
export type ResetPasswordResult = NonNullable<Awaited<ReturnType<typeof resetPassword>>>
export type ListSessionsResult = NonNullable<Awaited<ReturnType<typeof listSessions>>>
export type EndOtherSessionsResult = NonNullable<Awaited<ReturnType<typeof endOtherSessions>>>
export type EndSessionResult = NonNullable<Awaited<ReturnType<typeof endSession>>>
export type SwitchTotpOffResult = NonNullable<Awaited<ReturnType<typeof switchTotpOff>>>
export type ConfirmTotpResult = NonNullable<Awaited<ReturnType<typeof confirmTotp>>>
export type EnrollTotpResult = NonNullable<Awaited<ReturnType<typeof enrollTotp>>>
export type VerifyEmailResult = NonNullable<Awaited<ReturnType<typeof verifyEmail>>>
export type SendVerificationResult = NonNullable<Awaited<ReturnType<typeof sendVerification>>>
