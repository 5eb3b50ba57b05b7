/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type {
  GatewayHealthLive200,
  GatewayHealthReady200,
  GatewayIndex200One,
  GatewayOpenapi200,
  GatewayVersion200
} from '../../model';

import { request } from '../../../http.ts';


type SecondParameter<T extends (...args: never) => unknown> = Parameters<T>[1];


  /**
 * @summary Where to go from here: links, or the web app for a browser
 */
export const gatewayIndex = (

 options?: SecondParameter<typeof request<GatewayIndex200One | string>>,) => {
      return request<GatewayIndex200One | string>(
      {url: `/`, method: 'GET'
    },
      options);
    }
  /**
 * @summary Swagger UI with this document
 */
export const gatewayDocs = (

 options?: SecondParameter<typeof request<string>>,) => {
      return request<string>(
      {url: `/docs`, method: 'GET'
    },
      options);
    }
  /**
 * @summary Redoc with this document
 */
export const gatewayRedoc = (

 options?: SecondParameter<typeof request<string>>,) => {
      return request<string>(
      {url: `/docs/redoc`, method: 'GET'
    },
      options);
    }
  /**
 * @summary A file of those readers
 */
export const gatewayDocsAsset = (
    asset: string,
 options?: SecondParameter<typeof request<string>>,) => {
      return request<string>(
      {url: `/docs/${asset}`, method: 'GET'
    },
      options);
    }
  /**
 * @summary Whether the gateway answers
 */
export const gatewayHealthLive = (

 options?: SecondParameter<typeof request<GatewayHealthLive200>>,) => {
      return request<GatewayHealthLive200>(
      {url: `/health/live`, method: 'GET'
    },
      options);
    }
  /**
 * @summary Whether every part answers, and which one does not
 */
export const gatewayHealthReady = (

 options?: SecondParameter<typeof request<GatewayHealthReady200>>,) => {
      return request<GatewayHealthReady200>(
      {url: `/health/ready`, method: 'GET'
    },
      options);
    }
  /**
 * @summary This document
 */
export const gatewayOpenapi = (

 options?: SecondParameter<typeof request<GatewayOpenapi200>>,) => {
      return request<GatewayOpenapi200>(
      {url: `/openapi.json`, method: 'GET'
    },
      options);
    }
  /**
 * @summary What runs here
 */
export const gatewayVersion = (

 options?: SecondParameter<typeof request<GatewayVersion200>>,) => {
      return request<GatewayVersion200>(
      {url: `/version`, method: 'GET'
    },
      options);
    }
  export type GatewayIndexResult = NonNullable<Awaited<ReturnType<typeof gatewayIndex>>>
export type GatewayDocsResult = NonNullable<Awaited<ReturnType<typeof gatewayDocs>>>
export type GatewayRedocResult = NonNullable<Awaited<ReturnType<typeof gatewayRedoc>>>
export type GatewayDocsAssetResult = NonNullable<Awaited<ReturnType<typeof gatewayDocsAsset>>>
export type GatewayHealthLiveResult = NonNullable<Awaited<ReturnType<typeof gatewayHealthLive>>>
export type GatewayHealthReadyResult = NonNullable<Awaited<ReturnType<typeof gatewayHealthReady>>>
export type GatewayOpenapiResult = NonNullable<Awaited<ReturnType<typeof gatewayOpenapi>>>
export type GatewayVersionResult = NonNullable<Awaited<ReturnType<typeof gatewayVersion>>>
