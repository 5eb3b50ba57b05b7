import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  createDevice,
  createDevicePhoto,
  deleteDevice,
  deleteDevicePhoto,
  getDevice,
  listDeviceHistory,
  listDevices,
  transferDevice,
  updateDevice,
} from "@/shared/api/generated/endpoints/devices/devices";
import { listTickets } from "@/shared/api/generated/endpoints/tickets/tickets";
import type { DeviceCreate, DeviceRead, DeviceUpdate } from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { pagedQuery } from "@/shared/api/page";

const cards = { include: ["summary" as const] };

export const devicesQuery = pagedQuery(keys.devices.list(cards), (cursor, options) =>
  listDevices({ ...cards, cursor }, options),
);

export function deviceQuery(id: string) {
  return queryOptions({
    queryKey: keys.devices.detail(id),
    queryFn: ({ signal }) => getDevice(id, { signal }),
  });
}

export function historyQuery(id: string) {
  return pagedQuery(keys.devices.history(id), (cursor, options) =>
    listDeviceHistory(id, { cursor }, options),
  );
}

/** One's own tickets on a device, newest first. */
export function deviceTicketsQuery(id: string) {
  const filters = { device_id: id };
  return pagedQuery(keys.tickets.list(filters), (cursor, options) =>
    listTickets({ ...filters, cursor }, options),
  );
}

export function useCreateDevice() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ idempotencyKey, ...device }: DeviceCreate & { idempotencyKey: string }) =>
      createDevice(device, { idempotencyKey }),
    onSuccess: (device) => {
      client.setQueryData(keys.devices.detail(device.id), device);
      void client.invalidateQueries({ queryKey: ["devices", "list"] });
    },
  });
}

export function useUpdateDevice(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (changes: DeviceUpdate) => updateDevice(id, changes),
    onSuccess: (device) => {
      client.setQueryData(keys.devices.detail(id), device);
      void client.invalidateQueries({ queryKey: keys.devices.history(id) });
      void client.invalidateQueries({ queryKey: ["devices", "list"] });
    },
  });
}

export function useDeleteDevice(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => deleteDevice(id),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["devices", "list"] });
      client.removeQueries({ queryKey: keys.devices.history(id) });
    },
  });
}

export function useTransferDevice(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (phone: string) => transferDevice(id, { to_phone: phone }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.devices.all }),
  });
}

export function useAddPhoto(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (mediaId: string) => createDevicePhoto(id, { media_id: mediaId }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.devices.detail(id) }),
        client.invalidateQueries({ queryKey: ["devices", "list"] }),
      ]),
  });
}

/** Gone at once, and back again if the server refuses. */
export function useRemovePhoto(id: string) {
  const client = useQueryClient();
  const key = keys.devices.detail(id);
  return useMutation({
    mutationFn: (photoId: string) => deleteDevicePhoto(id, photoId),
    onMutate: async (photoId) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<DeviceRead>(key);
      client.setQueryData<DeviceRead>(
        key,
        (device) =>
          device && { ...device, photos: device.photos.filter((photo) => photo.id !== photoId) },
      );
      return before;
    },
    onError: (_error, _photoId, before) => client.setQueryData(key, before),
    onSettled: () => client.invalidateQueries({ queryKey: ["devices", "list"] }),
  });
}
