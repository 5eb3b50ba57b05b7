/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod';


/**
 * @summary Where to go from here
 */
export const GatewayIndexResponse = zod.record(zod.string(), zod.string())

/**
 * @summary Swagger UI with this document
 */
export const GatewayDocsHeader = zod.object({
  "If-None-Match": zod.string().optional().describe('Answer 304 if unchanged.')
})

export const GatewayDocsResponse = zod.unknown()

/**
 * @summary Redoc with this document
 */
export const GatewayRedocHeader = zod.object({
  "If-None-Match": zod.string().optional().describe('Answer 304 if unchanged.')
})

export const GatewayRedocResponse = zod.unknown()

/**
 * @summary A file of those readers
 */
export const GatewayDocsAssetParams = zod.object({
  "asset": zod.string()
})

export const GatewayDocsAssetHeader = zod.object({
  "If-None-Match": zod.string().optional().describe('Answer 304 if unchanged.')
})

export const GatewayDocsAssetResponse = zod.unknown()

/**
 * @summary Whether the gateway answers
 */
export const GatewayHealthLiveResponse = zod.object({
  "status": zod.enum(['ok', 'unavailable']),
  "parts": zod.record(zod.string(), zod.string()).optional()
})

/**
 * @summary Whether every part answers, and which one does not
 */
export const GatewayHealthReadyResponse = zod.object({
  "status": zod.enum(['ok', 'unavailable']),
  "parts": zod.record(zod.string(), zod.string()).optional()
})

/**
 * @summary This document
 */
export const GatewayOpenapiHeader = zod.object({
  "If-None-Match": zod.string().optional().describe('Answer 304 if unchanged.')
})

export const GatewayOpenapiResponse = zod.looseObject({

})

/**
 * @summary What runs here
 */
export const GatewayVersionResponse = zod.record(zod.string(), zod.string())

