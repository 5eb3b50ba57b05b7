/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import * as zod from 'zod';


/**
 * List the caller's own devices, newest first.
 * @summary List Devices
 */
export const listDevicesQueryLimitDefault = 20;
export const listDevicesQueryLimitMax = 100;

export const listDevicesQueryCursorOneMax = 256;



export const ListDevicesQueryParams = zod.object({
  "limit": zod.int().min(1).max(listDevicesQueryLimitMax).default(listDevicesQueryLimitDefault),
  "cursor": zod.union([zod.string().max(listDevicesQueryCursorOneMax),zod.null()]).optional()
})

export const ListDevicesResponseItem = zod.object({
  "id": zod.uuid(),
  "title": zod.string(),
  "created_at": zod.iso.datetime({"offset":true})
}).describe('A device in the list of the caller\'s own.')
export const ListDevicesResponse = zod.array(ListDevicesResponseItem)

/**
 * Register a device; its serial number is one of a kind within the brand.
 * @summary Create Device
 */
export const createDeviceHeaderIdempotencyKeyOneMax = 255;


export const createDeviceHeaderIdempotencyKeyOneRegExp = new RegExp('^[\\x21-\\x7e]+$');


export const CreateDeviceHeader = zod.object({
  "Idempotency-Key": zod.union([zod.string().min(1).max(createDeviceHeaderIdempotencyKeyOneMax).regex(createDeviceHeaderIdempotencyKeyOneRegExp),zod.null()]).optional().describe('Makes a retry return the first answer, for 24 hours.')
})

export const createDeviceBodyTitleMax = 200;

export const createDeviceBodyBrandMax = 200;

export const createDeviceBodyModelMax = 200;

export const createDeviceBodySerialNumberMax = 200;



export const CreateDeviceBody = zod.object({
  "user_id": zod.uuid(),
  "title": zod.string().min(1).max(createDeviceBodyTitleMax),
  "brand": zod.string().min(1).max(createDeviceBodyBrandMax),
  "model": zod.string().min(1).max(createDeviceBodyModelMax),
  "serial_number": zod.string().min(1).max(createDeviceBodySerialNumberMax),
  "purchase_date": zod.union([zod.iso.date(),zod.null()]).optional(),
  "warranty_until": zod.union([zod.iso.date(),zod.null()]).optional().describe('The last day of the warranty.')
}).describe('A new device.')

export const CreateDeviceResponse = zod.object({
  "id": zod.uuid(),
  "user_id": zod.uuid(),
  "title": zod.string(),
  "brand": zod.string(),
  "model": zod.string(),
  "serial_number": zod.string(),
  "purchase_date": zod.union([zod.iso.date(),zod.null()]),
  "warranty_until": zod.union([zod.iso.date(),zod.null()]),
  "warranty_status": zod.enum(['active', 'expired', 'unknown']).describe('Whether the maker still answers for the device.'),
  "photos": zod.array(zod.object({
  "id": zod.uuid(),
  "url": zod.union([zod.string(),zod.null()]),
  "thumbnail_url": zod.union([zod.string(),zod.null()]),
  "medium_url": zod.union([zod.string(),zod.null()])
}).describe('A photo, with URLs that work for some minutes; none until the image is processed.')),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('A device with everything about it.')

/**
 * Download the devices that fit as a table, which can be imported again; staff only.
 * @summary Export Devices
 */
export const exportDevicesQueryTitleOneMax = 200;

export const exportDevicesQueryBrandOneMax = 200;

export const exportDevicesQueryModelOneMax = 200;

export const exportDevicesQuerySerialNumberOneMax = 200;



export const ExportDevicesQueryParams = zod.object({
  "user_id": zod.union([zod.uuid(),zod.null()]).optional(),
  "device_id": zod.union([zod.uuid(),zod.null()]).optional(),
  "title": zod.union([zod.string().max(exportDevicesQueryTitleOneMax),zod.null()]).optional().describe('Case-insensitive: a substring from three characters on, else a prefix.'),
  "brand": zod.union([zod.string().max(exportDevicesQueryBrandOneMax),zod.null()]).optional().describe('Case-insensitive: a substring from three characters on, else a prefix.'),
  "model": zod.union([zod.string().max(exportDevicesQueryModelOneMax),zod.null()]).optional().describe('Case-insensitive: a substring from three characters on, else a prefix.'),
  "serial_number": zod.union([zod.string().max(exportDevicesQuerySerialNumberOneMax),zod.null()]).optional().describe('Case-insensitive: a substring from three characters on, else a prefix.')
})

export const ExportDevicesResponse = zod.unknown()

/**
 * Register devices from a table, line by line; staff only. A dry run unless told otherwise.
 * @summary Import Devices
 */
export const importDevicesQueryDryRunDefault = true;

export const ImportDevicesQueryParams = zod.object({
  "dry_run": zod.boolean().default(importDevicesQueryDryRunDefault).describe('Only say what would become of it.')
})

export const ImportDevicesResponse = zod.object({
  "dry_run": zod.boolean(),
  "accepted": zod.int(),
  "refused": zod.int(),
  "lines": zod.array(zod.object({
  "line": zod.int(),
  "status": zod.enum(['created', 'valid', 'error']).describe('What became of a line; ``valid`` is what a dry run says of one that would be created.'),
  "device_id": zod.union([zod.uuid(),zod.null()]),
  "errors": zod.array(zod.object({
  "field": zod.union([zod.string(),zod.null()]),
  "code": zod.string(),
  "message": zod.string()
}).describe('What is wrong with a line.'))
}).describe('A line of the table; the header is line 1.'))
}).describe('What became of the table.')

/**
 * List the caller's own devices, newest first.
 * @summary List My Devices
 */
export const listMyDevicesQueryLimitDefault = 20;
export const listMyDevicesQueryLimitMax = 100;

export const listMyDevicesQueryCursorOneMax = 256;



export const ListMyDevicesQueryParams = zod.object({
  "limit": zod.int().min(1).max(listMyDevicesQueryLimitMax).default(listMyDevicesQueryLimitDefault),
  "cursor": zod.union([zod.string().max(listMyDevicesQueryCursorOneMax),zod.null()]).optional()
})

export const ListMyDevicesResponseItem = zod.object({
  "id": zod.uuid(),
  "title": zod.string(),
  "created_at": zod.iso.datetime({"offset":true})
}).describe('A device in the list of the caller\'s own.')
export const ListMyDevicesResponse = zod.array(ListMyDevicesResponseItem)

/**
 * Find devices, newest first.
 * @summary Search Devices
 */
export const searchDevicesQueryTitleOneMax = 200;

export const searchDevicesQueryBrandOneMax = 200;

export const searchDevicesQueryModelOneMax = 200;

export const searchDevicesQuerySerialNumberOneMax = 200;

export const searchDevicesQueryLimitDefault = 20;
export const searchDevicesQueryLimitMax = 100;

export const searchDevicesQueryCursorOneMax = 256;



export const SearchDevicesQueryParams = zod.object({
  "user_id": zod.union([zod.uuid(),zod.null()]).optional(),
  "device_id": zod.union([zod.uuid(),zod.null()]).optional(),
  "title": zod.union([zod.string().max(searchDevicesQueryTitleOneMax),zod.null()]).optional().describe('Case-insensitive: a substring from three characters on, else a prefix.'),
  "brand": zod.union([zod.string().max(searchDevicesQueryBrandOneMax),zod.null()]).optional().describe('Case-insensitive: a substring from three characters on, else a prefix.'),
  "model": zod.union([zod.string().max(searchDevicesQueryModelOneMax),zod.null()]).optional().describe('Case-insensitive: a substring from three characters on, else a prefix.'),
  "serial_number": zod.union([zod.string().max(searchDevicesQuerySerialNumberOneMax),zod.null()]).optional().describe('Case-insensitive: a substring from three characters on, else a prefix.'),
  "limit": zod.int().min(1).max(searchDevicesQueryLimitMax).default(searchDevicesQueryLimitDefault),
  "cursor": zod.union([zod.string().max(searchDevicesQueryCursorOneMax),zod.null()]).optional()
})

export const SearchDevicesResponseItem = zod.object({
  "id": zod.uuid(),
  "title": zod.string()
}).describe('A device in the search.')
export const SearchDevicesResponse = zod.array(SearchDevicesResponseItem)

/**
 * Show a device with its photos and whether its warranty stands.
 * @summary Get Device
 */
export const GetDeviceParams = zod.object({
  "device_id": zod.uuid()
})

export const GetDeviceHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

export const GetDeviceResponse = zod.object({
  "id": zod.uuid(),
  "user_id": zod.uuid(),
  "title": zod.string(),
  "brand": zod.string(),
  "model": zod.string(),
  "serial_number": zod.string(),
  "purchase_date": zod.union([zod.iso.date(),zod.null()]),
  "warranty_until": zod.union([zod.iso.date(),zod.null()]),
  "warranty_status": zod.enum(['active', 'expired', 'unknown']).describe('Whether the maker still answers for the device.'),
  "photos": zod.array(zod.object({
  "id": zod.uuid(),
  "url": zod.union([zod.string(),zod.null()]),
  "thumbnail_url": zod.union([zod.string(),zod.null()]),
  "medium_url": zod.union([zod.string(),zod.null()])
}).describe('A photo, with URLs that work for some minutes; none until the image is processed.')),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('A device with everything about it.')

/**
 * Delete a device with its photos and history, unless a ticket on it is open.
 * @summary Delete Device
 */
export const DeleteDeviceParams = zod.object({
  "device_id": zod.uuid()
})

export const DeleteDeviceResponse = zod.void()

/**
 * Edit a device; every change is kept in its history.
 * @summary Update Device
 */
export const UpdateDeviceParams = zod.object({
  "device_id": zod.uuid()
})

export const UpdateDeviceHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

export const updateDeviceBodyTitleMax = 200;

export const updateDeviceBodyBrandMax = 200;

export const updateDeviceBodyModelMax = 200;

export const updateDeviceBodySerialNumberMax = 200;



export const UpdateDeviceBody = zod.object({
  "title": zod.string().min(1).max(updateDeviceBodyTitleMax).optional(),
  "brand": zod.string().min(1).max(updateDeviceBodyBrandMax).optional(),
  "model": zod.string().min(1).max(updateDeviceBodyModelMax).optional(),
  "serial_number": zod.string().min(1).max(updateDeviceBodySerialNumberMax).optional(),
  "purchase_date": zod.union([zod.iso.date(),zod.null()]).optional(),
  "warranty_until": zod.union([zod.iso.date(),zod.null()]).optional()
}).describe('Changes to a device.')

export const UpdateDeviceResponse = zod.object({
  "id": zod.uuid(),
  "user_id": zod.uuid(),
  "title": zod.string(),
  "brand": zod.string(),
  "model": zod.string(),
  "serial_number": zod.string(),
  "purchase_date": zod.union([zod.iso.date(),zod.null()]),
  "warranty_until": zod.union([zod.iso.date(),zod.null()]),
  "warranty_status": zod.enum(['active', 'expired', 'unknown']).describe('Whether the maker still answers for the device.'),
  "photos": zod.array(zod.object({
  "id": zod.uuid(),
  "url": zod.union([zod.string(),zod.null()]),
  "thumbnail_url": zod.union([zod.string(),zod.null()]),
  "medium_url": zod.union([zod.string(),zod.null()])
}).describe('A photo, with URLs that work for some minutes; none until the image is processed.')),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('A device with everything about it.')

/**
 * Tell who changed what on a device of one's own, newest first.
 * @summary List Device History
 */
export const ListDeviceHistoryParams = zod.object({
  "device_id": zod.uuid()
})

export const listDeviceHistoryQueryLimitDefault = 20;
export const listDeviceHistoryQueryLimitMax = 100;

export const listDeviceHistoryQueryCursorOneMax = 256;



export const ListDeviceHistoryQueryParams = zod.object({
  "limit": zod.int().min(1).max(listDeviceHistoryQueryLimitMax).default(listDeviceHistoryQueryLimitDefault),
  "cursor": zod.union([zod.string().max(listDeviceHistoryQueryCursorOneMax),zod.null()]).optional()
})

export const ListDeviceHistoryResponseItem = zod.object({
  "id": zod.uuid(),
  "field": zod.string(),
  "from": zod.union([zod.string(),zod.null()]),
  "to": zod.union([zod.string(),zod.null()]),
  "by": zod.union([zod.uuid(),zod.null()]),
  "by_role": zod.enum(['customer', 'technician', 'support', 'admin', 'anonymous']).describe('In what role somebody made a change; ``anonymous`` is a write without a token.'),
  "ip": zod.union([zod.string(),zod.null()]),
  "at": zod.iso.datetime({"offset":true})
}).describe('One field that changed; a registration starts from null.\n\n``photos`` goes from null to a photo\'s id, and back. ``ip`` is the masked address of an\nanonymous write, null otherwise.')
export const ListDeviceHistoryResponse = zod.array(ListDeviceHistoryResponseItem)

/**
 * Attach an uploaded image to a device of one's own.
 * @summary Create Device Photo
 */
export const CreateDevicePhotoParams = zod.object({
  "device_id": zod.uuid()
})

export const createDevicePhotoHeaderIdempotencyKeyOneMax = 255;


export const createDevicePhotoHeaderIdempotencyKeyOneRegExp = new RegExp('^[\\x21-\\x7e]+$');


export const CreateDevicePhotoHeader = zod.object({
  "Idempotency-Key": zod.union([zod.string().min(1).max(createDevicePhotoHeaderIdempotencyKeyOneMax).regex(createDevicePhotoHeaderIdempotencyKeyOneRegExp),zod.null()]).optional().describe('Makes a retry return the first answer, for 24 hours.')
})

export const CreateDevicePhotoBody = zod.object({
  "media_id": zod.uuid()
}).describe('An uploaded image to attach.')

export const CreateDevicePhotoResponse = zod.object({
  "id": zod.uuid(),
  "url": zod.union([zod.string(),zod.null()]),
  "thumbnail_url": zod.union([zod.string(),zod.null()]),
  "medium_url": zod.union([zod.string(),zod.null()])
}).describe('A photo, with URLs that work for some minutes; none until the image is processed.')

/**
 * Take a photo off a device of one's own.
 * @summary Delete Device Photo
 */
export const DeleteDevicePhotoParams = zod.object({
  "device_id": zod.uuid(),
  "photo_id": zod.uuid()
})

export const DeleteDevicePhotoResponse = zod.void()

/**
 * Draw the code alone, as an image of dots.
 * @summary Get Device Code
 */
export const GetDeviceCodeParams = zod.object({
  "device_id": zod.uuid()
})

export const getDeviceCodeQueryScaleDefault = 8;
export const getDeviceCodeQueryScaleMax = 20;



export const GetDeviceCodeQueryParams = zod.object({
  "scale": zod.int().min(1).max(getDeviceCodeQueryScaleMax).default(getDeviceCodeQueryScaleDefault).describe('Pixels a module of the code.')
})

export const GetDeviceCodeHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

export const GetDeviceCodeResponse = zod.unknown()

/**
 * Draw a label that opens the device's public page, with its name and serial number.
 * @summary Get Device Label
 */
export const GetDeviceLabelParams = zod.object({
  "device_id": zod.uuid()
})

export const getDeviceLabelQueryScaleDefault = 8;
export const getDeviceLabelQueryScaleMax = 20;



export const GetDeviceLabelQueryParams = zod.object({
  "scale": zod.int().min(1).max(getDeviceLabelQueryScaleMax).default(getDeviceLabelQueryScaleDefault).describe('Pixels a module of the code.')
})

export const GetDeviceLabelHeader = zod.object({
  "if-match": zod.union([zod.string(),zod.null()]).optional().describe('Change only this version (412).'),
  "if-none-match": zod.union([zod.string(),zod.null()]).optional().describe('Answer 304 if unchanged.')
})

export const GetDeviceLabelResponse = zod.unknown()

/**
 * Give a device of one's own to another user; its tickets stay with who filed them.
 * @summary Transfer Device
 */
export const TransferDeviceParams = zod.object({
  "device_id": zod.uuid()
})

export const transferDeviceBodyToPhoneOneMax = 40;



export const TransferDeviceBody = zod.object({
  "to_user_id": zod.union([zod.uuid(),zod.null()]).optional(),
  "to_phone": zod.union([zod.string().min(1).max(transferDeviceBodyToPhoneOneMax),zod.null()]).optional()
}).describe('Who gets the device: by id, or by phone.')

export const TransferDeviceResponse = zod.object({
  "id": zod.uuid(),
  "user_id": zod.uuid(),
  "title": zod.string(),
  "brand": zod.string(),
  "model": zod.string(),
  "serial_number": zod.string(),
  "purchase_date": zod.union([zod.iso.date(),zod.null()]),
  "warranty_until": zod.union([zod.iso.date(),zod.null()]),
  "warranty_status": zod.enum(['active', 'expired', 'unknown']).describe('Whether the maker still answers for the device.'),
  "photos": zod.array(zod.object({
  "id": zod.uuid(),
  "url": zod.union([zod.string(),zod.null()]),
  "thumbnail_url": zod.union([zod.string(),zod.null()]),
  "medium_url": zod.union([zod.string(),zod.null()])
}).describe('A photo, with URLs that work for some minutes; none until the image is processed.')),
  "created_at": zod.iso.datetime({"offset":true}),
  "updated_at": zod.iso.datetime({"offset":true})
}).describe('A device with everything about it.')

