import { keys } from "../keys";
import type { Handlers } from "./registry";
import { invalidateSoon } from "./soon";

/** Notifications, devices and files: small lists, which are read anew. */
export const otherHandlers: Handlers = {
  "notification.created": (client) =>
    invalidateSoon(client, keys.notifications.unread, keys.notifications.list),
  "device.created": (client) => invalidateSoon(client, keys.devices.all),
  "device.updated": (client, { device_id }) =>
    invalidateSoon(client, keys.devices.detail(device_id), keys.devices.history(device_id), [
      "devices",
      "list",
    ]),
  "device.transferred": (client) => invalidateSoon(client, keys.devices.all),
  "device.deleted": (client) => invalidateSoon(client, keys.devices.all),
  // Thumbnails exist from now on, wherever the file is shown.
  "media.processed": (client, { media_id }) =>
    invalidateSoon(
      client,
      keys.media.detail(media_id),
      ["tickets", "messages"],
      ["tickets", "detail"],
      ["support", "messages"],
      ["devices", "detail"],
    ),
};
