/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod/mini';


/**
 * Register a device; its serial number is one of a kind within the brand.
 * @summary Create Device
 */
export const createDeviceBodyTitleMax = 200;

export const createDeviceBodyBrandMax = 200;

export const createDeviceBodyModelMax = 200;

export const createDeviceBodySerialNumberMax = 200;



export const CreateDeviceBody = /*#__PURE__*/ zod.object({
  "user_id": /*#__PURE__*/ zod.uuid(),
  "title": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(createDeviceBodyTitleMax)),
  "brand": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(createDeviceBodyBrandMax)),
  "model": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(createDeviceBodyModelMax)),
  "serial_number": /*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(createDeviceBodySerialNumberMax)),
  "purchase_date": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.iso.date(),/*#__PURE__*/ zod.null()])),
  "warranty_until": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.iso.date(),/*#__PURE__*/ zod.null()])).check(/*#__PURE__*/ zod.describe('The last day of the warranty.'))
}).check(/*#__PURE__*/ zod.describe('A new device.'))

/**
 * Edit a device; every change is kept in its history.
 * @summary Update Device
 */
export const updateDeviceBodyTitleMax = 200;

export const updateDeviceBodyBrandMax = 200;

export const updateDeviceBodyModelMax = 200;

export const updateDeviceBodySerialNumberMax = 200;



export const UpdateDeviceBody = /*#__PURE__*/ zod.object({
  "title": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(updateDeviceBodyTitleMax))),
  "brand": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(updateDeviceBodyBrandMax))),
  "model": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(updateDeviceBodyModelMax))),
  "serial_number": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(updateDeviceBodySerialNumberMax))),
  "purchase_date": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.iso.date(),/*#__PURE__*/ zod.null()])),
  "warranty_until": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.iso.date(),/*#__PURE__*/ zod.null()]))
}).check(/*#__PURE__*/ zod.describe('Changes to a device.'))

/**
 * Attach an uploaded image to a device of one's own.
 * @summary Create Device Photo
 */
export const CreateDevicePhotoBody = /*#__PURE__*/ zod.object({
  "media_id": /*#__PURE__*/ zod.uuid()
}).check(/*#__PURE__*/ zod.describe('An uploaded image to attach.'))

/**
 * Give a device of one's own to another user; its tickets stay with who filed them.
 * @summary Transfer Device
 */
export const transferDeviceBodyToPhoneOneMax = 40;



export const TransferDeviceBody = /*#__PURE__*/ zod.object({
  "to_user_id": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.uuid(),/*#__PURE__*/ zod.null()])),
  "to_phone": /*#__PURE__*/ zod.optional(/*#__PURE__*/ zod.union([/*#__PURE__*/ zod.string().check(/*#__PURE__*/ zod.minLength(1)).check(/*#__PURE__*/ zod.maxLength(transferDeviceBodyToPhoneOneMax)),/*#__PURE__*/ zod.null()]))
}).check(/*#__PURE__*/ zod.describe('Who gets the device: by id, or by phone.'))

