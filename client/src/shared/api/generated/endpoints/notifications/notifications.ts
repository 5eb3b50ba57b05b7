/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type {
  ListNotificationsParams,
  NotificationRead,
  PreferencesRead,
  PreferencesUpdate
} from '../../model';

import { request } from '../../../http';


type SecondParameter<T extends (...args: never) => unknown> = Parameters<T>[1];


  /**
 * List what the caller was told, newest first.
 * @summary List Notifications
 */
export const listNotifications = (
    params?: ListNotificationsParams,
 options?: SecondParameter<typeof request<NotificationRead[]>>,) => {
      return request<NotificationRead[]>(
      {url: `/api/v1/notifications`, method: 'GET',
        params
    },
      options);
    }
  /**
 * Show what the caller wants by e-mail.
 * @summary Get Notification Preferences
 */
export const getNotificationPreferences = (

 options?: SecondParameter<typeof request<PreferencesRead>>,) => {
      return request<PreferencesRead>(
      {url: `/api/v1/notifications/preferences`, method: 'GET'
    },
      options);
    }
  /**
 * Change what the caller wants by e-mail.
 * @summary Change Notification Preferences
 */
export const changeNotificationPreferences = (
    preferencesUpdate: PreferencesUpdate,
 options?: SecondParameter<typeof request<PreferencesRead>>,) => {
      return request<PreferencesRead>(
      {url: `/api/v1/notifications/preferences`, method: 'PATCH',
      headers: {'Content-Type': 'application/json', },
      data: preferencesUpdate
    },
      options);
    }
  /**
 * Mark everything as read.
 * @summary Read All Notifications
 */
export const readAllNotifications = (

 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/notifications/read-all`, method: 'POST'
    },
      options);
    }
  /**
 * Mark one as read.
 * @summary Read Notification
 */
export const readNotification = (
    notificationId: string,
 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/notifications/${notificationId}/read`, method: 'POST'
    },
      options);
    }
  export type ListNotificationsResult = NonNullable<Awaited<ReturnType<typeof listNotifications>>>
export type GetNotificationPreferencesResult = NonNullable<Awaited<ReturnType<typeof getNotificationPreferences>>>
export type ChangeNotificationPreferencesResult = NonNullable<Awaited<ReturnType<typeof changeNotificationPreferences>>>
export type ReadAllNotificationsResult = NonNullable<Awaited<ReturnType<typeof readAllNotifications>>>
export type ReadNotificationResult = NonNullable<Awaited<ReturnType<typeof readNotification>>>
