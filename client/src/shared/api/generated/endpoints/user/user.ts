/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type {
  ExportRead,
  PasswordChange,
  UserRead,
  UserReplace,
  UserUpdate
} from '../../model';

import { request } from '../../../http';


type SecondParameter<T extends (...args: never) => unknown> = Parameters<T>[1];


  /**
 * Set the whole profile; what is absent is cleared.
 * @summary Replace User
 */
export const replaceUser = (
    userReplace: UserReplace,
 options?: SecondParameter<typeof request<UserRead>>,) => {
      return request<UserRead>(
      {url: `/api/v1/user`, method: 'PUT',
      headers: {'Content-Type': 'application/json', },
      data: userReplace
    },
      options);
    }
  /**
 * Close the account; personal data is erased everywhere.
 * @summary Delete User
 */
export const deleteUser = (

 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/user`, method: 'DELETE'
    },
      options);
    }
  /**
 * Change parts of the profile.
 * @summary Update User
 */
export const updateUser = (
    userUpdate: UserUpdate,
 options?: SecondParameter<typeof request<UserRead>>,) => {
      return request<UserRead>(
      {url: `/api/v1/user`, method: 'PATCH',
      headers: {'Content-Type': 'application/json', },
      data: userUpdate
    },
      options);
    }
  /**
 * Set a new password; every other session ends.
 * @summary Change Password
 */
export const changePassword = (
    passwordChange: PasswordChange,
 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/user/change-password`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: passwordChange
    },
      options);
    }
  /**
 * Download everything that is held about the caller, from every service.
 * @summary Export User
 */
export const exportUser = (

 options?: SecondParameter<typeof request<ExportRead>>,) => {
      return request<ExportRead>(
      {url: `/api/v1/user/export`, method: 'GET'
    },
      options);
    }
  /**
 * Show the caller's account.
 * @summary Get Me
 */
export const getMe = (

 options?: SecondParameter<typeof request<UserRead>>,) => {
      return request<UserRead>(
      {url: `/api/v1/user/me`, method: 'GET'
    },
      options);
    }
  export type ReplaceUserResult = NonNullable<Awaited<ReturnType<typeof replaceUser>>>
export type DeleteUserResult = NonNullable<Awaited<ReturnType<typeof deleteUser>>>
export type UpdateUserResult = NonNullable<Awaited<ReturnType<typeof updateUser>>>
export type ChangePasswordResult = NonNullable<Awaited<ReturnType<typeof changePassword>>>
export type ExportUserResult = NonNullable<Awaited<ReturnType<typeof exportUser>>>
export type GetMeResult = NonNullable<Awaited<ReturnType<typeof getMe>>>
