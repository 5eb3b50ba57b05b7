/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type {
  ChangeRead,
  DeviceCreate,
  DeviceFound,
  DeviceListed,
  DeviceRead,
  DeviceTransfer,
  DeviceUpdate,
  ExportDevicesParams,
  GetDeviceCodeParams,
  GetDeviceLabelParams,
  ImportDevicesParams,
  ImportRead,
  ListDeviceHistoryParams,
  ListDevicesParams,
  ListMyDevicesParams,
  PhotoCreate,
  PhotoRead,
  SearchDevicesParams
} from '../../model';

import { request } from '../../../http';


type SecondParameter<T extends (...args: never) => unknown> = Parameters<T>[1];


  /**
 * List the caller's own devices, newest first.
 * @summary List Devices
 */
export const listDevices = (
    params?: ListDevicesParams,
 options?: SecondParameter<typeof request<DeviceListed[]>>,) => {
      return request<DeviceListed[]>(
      {url: `/api/v1/devices`, method: 'GET',
        params
    },
      options);
    }
  /**
 * Register a device; its serial number is one of a kind within the brand.
 * @summary Create Device
 */
export const createDevice = (
    deviceCreate: DeviceCreate,
 options?: SecondParameter<typeof request<DeviceRead>>,) => {
      return request<DeviceRead>(
      {url: `/api/v1/devices`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: deviceCreate
    },
      options);
    }
  /**
 * Download the devices that fit as a table, which can be imported again; staff only.
 * @summary Export Devices
 */
export const exportDevices = (
    params?: ExportDevicesParams,
 options?: SecondParameter<typeof request<string>>,) => {
      return request<string>(
      {url: `/api/v1/devices/export.csv`, method: 'GET',
        params
    },
      options);
    }
  /**
 * Register devices from a table, line by line; staff only. A dry run unless told otherwise.
 * @summary Import Devices
 */
export const importDevices = (
    importDevicesBody: string,
    params?: ImportDevicesParams,
 options?: SecondParameter<typeof request<ImportRead>>,) => {
      return request<ImportRead>(
      {url: `/api/v1/devices/import`, method: 'POST',
      headers: {'Content-Type': 'text/csv', },
      data: importDevicesBody,
        params
    },
      options);
    }
  /**
 * List the caller's own devices, newest first.
 * @summary List My Devices
 */
export const listMyDevices = (
    params?: ListMyDevicesParams,
 options?: SecondParameter<typeof request<DeviceListed[]>>,) => {
      return request<DeviceListed[]>(
      {url: `/api/v1/devices/my`, method: 'GET',
        params
    },
      options);
    }
  /**
 * Find devices, newest first.
 * @summary Search Devices
 */
export const searchDevices = (
    params?: SearchDevicesParams,
 options?: SecondParameter<typeof request<DeviceFound[]>>,) => {
      return request<DeviceFound[]>(
      {url: `/api/v1/devices/search`, method: 'GET',
        params
    },
      options);
    }
  /**
 * Show a device with its photos and whether its warranty stands.
 * @summary Get Device
 */
export const getDevice = (
    deviceId: string,
 options?: SecondParameter<typeof request<DeviceRead>>,) => {
      return request<DeviceRead>(
      {url: `/api/v1/devices/${deviceId}`, method: 'GET'
    },
      options);
    }
  /**
 * Delete a device with its photos and history, unless a ticket on it is open.
 * @summary Delete Device
 */
export const deleteDevice = (
    deviceId: string,
 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/devices/${deviceId}`, method: 'DELETE'
    },
      options);
    }
  /**
 * Edit a device; every change is kept in its history.
 * @summary Update Device
 */
export const updateDevice = (
    deviceId: string,
    deviceUpdate: DeviceUpdate,
 options?: SecondParameter<typeof request<DeviceRead>>,) => {
      return request<DeviceRead>(
      {url: `/api/v1/devices/${deviceId}`, method: 'PATCH',
      headers: {'Content-Type': 'application/json', },
      data: deviceUpdate
    },
      options);
    }
  /**
 * Tell who changed what on a device of one's own, newest first.
 * @summary List Device History
 */
export const listDeviceHistory = (
    deviceId: string,
    params?: ListDeviceHistoryParams,
 options?: SecondParameter<typeof request<ChangeRead[]>>,) => {
      return request<ChangeRead[]>(
      {url: `/api/v1/devices/${deviceId}/history`, method: 'GET',
        params
    },
      options);
    }
  /**
 * Attach an uploaded image to a device of one's own.
 * @summary Create Device Photo
 */
export const createDevicePhoto = (
    deviceId: string,
    photoCreate: PhotoCreate,
 options?: SecondParameter<typeof request<PhotoRead>>,) => {
      return request<PhotoRead>(
      {url: `/api/v1/devices/${deviceId}/photos`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: photoCreate
    },
      options);
    }
  /**
 * Take a photo off a device of one's own.
 * @summary Delete Device Photo
 */
export const deleteDevicePhoto = (
    deviceId: string,
    photoId: string,
 options?: SecondParameter<typeof request<void>>,) => {
      return request<void>(
      {url: `/api/v1/devices/${deviceId}/photos/${photoId}`, method: 'DELETE'
    },
      options);
    }
  /**
 * Draw the code alone, as an image of dots.
 * @summary Get Device Code
 */
export const getDeviceCode = (
    deviceId: string,
    params?: GetDeviceCodeParams,
 options?: SecondParameter<typeof request<Blob>>,) => {
      return request<Blob>(
      {url: `/api/v1/devices/${deviceId}/qr.png`, method: 'GET',
        params,
        responseType: 'blob'
    },
      options);
    }
  /**
 * Draw a label that opens the device's public page, with its name and serial number.
 * @summary Get Device Label
 */
export const getDeviceLabel = (
    deviceId: string,
    params?: GetDeviceLabelParams,
 options?: SecondParameter<typeof request<Blob>>,) => {
      return request<Blob>(
      {url: `/api/v1/devices/${deviceId}/qr.svg`, method: 'GET',
        params,
        responseType: 'blob'
    },
      options);
    }
  /**
 * Give a device of one's own to another user; its tickets stay with who filed them.
 * @summary Transfer Device
 */
export const transferDevice = (
    deviceId: string,
    deviceTransfer: DeviceTransfer,
 options?: SecondParameter<typeof request<DeviceRead>>,) => {
      return request<DeviceRead>(
      {url: `/api/v1/devices/${deviceId}/transfer`, method: 'POST',
      headers: {'Content-Type': 'application/json', },
      data: deviceTransfer
    },
      options);
    }
  export type ListDevicesResult = NonNullable<Awaited<ReturnType<typeof listDevices>>>
export type CreateDeviceResult = NonNullable<Awaited<ReturnType<typeof createDevice>>>
export type ExportDevicesResult = NonNullable<Awaited<ReturnType<typeof exportDevices>>>
export type ImportDevicesResult = NonNullable<Awaited<ReturnType<typeof importDevices>>>
export type ListMyDevicesResult = NonNullable<Awaited<ReturnType<typeof listMyDevices>>>
export type SearchDevicesResult = NonNullable<Awaited<ReturnType<typeof searchDevices>>>
export type GetDeviceResult = NonNullable<Awaited<ReturnType<typeof getDevice>>>
export type DeleteDeviceResult = NonNullable<Awaited<ReturnType<typeof deleteDevice>>>
export type UpdateDeviceResult = NonNullable<Awaited<ReturnType<typeof updateDevice>>>
export type ListDeviceHistoryResult = NonNullable<Awaited<ReturnType<typeof listDeviceHistory>>>
export type CreateDevicePhotoResult = NonNullable<Awaited<ReturnType<typeof createDevicePhoto>>>
export type DeleteDevicePhotoResult = NonNullable<Awaited<ReturnType<typeof deleteDevicePhoto>>>
export type GetDeviceCodeResult = NonNullable<Awaited<ReturnType<typeof getDeviceCode>>>
export type GetDeviceLabelResult = NonNullable<Awaited<ReturnType<typeof getDeviceLabel>>>
export type TransferDeviceResult = NonNullable<Awaited<ReturnType<typeof transferDevice>>>
