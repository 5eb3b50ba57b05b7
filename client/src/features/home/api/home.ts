import { queryOptions } from "@tanstack/react-query";
import { listDevices } from "@/shared/api/generated/endpoints/devices/devices";
import { listPages } from "@/shared/api/generated/endpoints/pages/pages";
import { listTickets } from "@/shared/api/generated/endpoints/tickets/tickets";
import { keys } from "@/shared/api/keys";
import { pagedQuery } from "@/shared/api/page";
import type { Language } from "@/shared/i18n";

const open = { open: true, include: ["summary" as const] };
const cards = { include: ["summary" as const] };

export const openTicketsQuery = pagedQuery(keys.tickets.list(open), (cursor, options) =>
  listTickets({ ...open, cursor }, options),
);

/** The same query as that of the list of devices: what one page has read, the other shows. */
export const devicesQuery = pagedQuery(keys.devices.list(cards), (cursor, options) =>
  listDevices({ ...cards, cursor }, options),
);

export function newsQuery(locale: Language) {
  const filters = { kind: "news" as const, locale, limit: 3 };
  return queryOptions({
    queryKey: keys.pages.list(filters),
    queryFn: ({ signal }) => listPages(filters, { signal }),
    staleTime: 10 * 60_000,
    // An older server does not know of kinds and gives all pages.
    select: (pages) => pages.filter((page) => page.kind === "news").slice(0, 3),
  });
}
