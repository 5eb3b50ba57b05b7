/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type {
  AdminStatisticsRead,
  AdminUserRead,
  AdminUserUpdate,
  AuditListed,
  ListAuditParams,
  ListUsersParams
} from '../../model';

import { request } from '../../../http.ts';


type SecondParameter<T extends (...args: never) => unknown> = Parameters<T>[1];


  /**
 * List what was done to accounts, newest first.
 * @summary List Audit
 */
export const listAudit = (
    params?: ListAuditParams,
 options?: SecondParameter<typeof request<AuditListed[]>>,) => {
      return request<AuditListed[]>(
      {url: `/api/v1/admin/audit`, method: 'GET',
        params
    },
      options);
    }
  /**
 * Count accounts, sessions and registrations.
 * @summary Get Admin Statistics
 */
export const getAdminStatistics = (

 options?: SecondParameter<typeof request<AdminStatisticsRead>>,) => {
      return request<AdminStatisticsRead>(
      {url: `/api/v1/admin/stats`, method: 'GET'
    },
      options);
    }
  /**
 * List accounts, newest first.
 * @summary List Users
 */
export const listUsers = (
    params?: ListUsersParams,
 options?: SecondParameter<typeof request<AdminUserRead[]>>,) => {
      return request<AdminUserRead[]>(
      {url: `/api/v1/admin/users`, method: 'GET',
        params
    },
      options);
    }
  /**
 * Show an account.
 * @summary Get User
 */
export const getUser = (
    userId: string,
 options?: SecondParameter<typeof request<AdminUserRead>>,) => {
      return request<AdminUserRead>(
      {url: `/api/v1/admin/users/${userId}`, method: 'GET'
    },
      options);
    }
  /**
 * Change roles, status, subscription or name; new roles and a block end every session.
 * @summary Change User
 */
export const changeUser = (
    userId: string,
    adminUserUpdate: AdminUserUpdate,
 options?: SecondParameter<typeof request<AdminUserRead>>,) => {
      return request<AdminUserRead>(
      {url: `/api/v1/admin/users/${userId}`, method: 'PATCH',
      headers: {'Content-Type': 'application/json', },
      data: adminUserUpdate
    },
      options);
    }
  export type ListAuditResult = NonNullable<Awaited<ReturnType<typeof listAudit>>>
export type GetAdminStatisticsResult = NonNullable<Awaited<ReturnType<typeof getAdminStatistics>>>
export type ListUsersResult = NonNullable<Awaited<ReturnType<typeof listUsers>>>
export type GetUserResult = NonNullable<Awaited<ReturnType<typeof getUser>>>
export type ChangeUserResult = NonNullable<Awaited<ReturnType<typeof changeUser>>>
