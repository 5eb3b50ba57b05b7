import { queryOptions } from "@tanstack/react-query";
import { getDevice, listMyDevices } from "@/shared/api/generated/endpoints/devices/devices";
import { keys } from "@/shared/api/keys";

/** One's devices as cards to choose from; nobody has more than a page of them at home. */
export function myDevicesQuery() {
  const filters = { include: ["summary" as const], limit: 100 };
  return queryOptions({
    queryKey: keys.devices.list({ ...filters, choice: true }),
    queryFn: ({ signal }) => listMyDevices(filters, { signal }),
  });
}

/** Any device by its id: the one whose label was scanned need not be one's own. */
export function deviceQuery(id: string | null) {
  return queryOptions({
    queryKey: keys.devices.detail(id ?? ""),
    queryFn: ({ signal }) => getDevice(id ?? "", { signal }),
    enabled: id !== null,
  });
}
