import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { changeUser, getUser, listUsers } from "@/shared/api/generated/endpoints/admin/admin";
import { searchDevices } from "@/shared/api/generated/endpoints/devices/devices";
import { listTickets } from "@/shared/api/generated/endpoints/tickets/tickets";
import {
  AccountStatus,
  type AdminUserRead,
  type AdminUserUpdate,
  type ListUsersParams,
  Role,
} from "@/shared/api/generated/model";
import { keys } from "@/shared/api/keys";
import { pagedQuery } from "@/shared/api/page";

const SHOWN = 5;

/** The filters that the address names; what the server would refuse is left out. */
export function filtersOf(params: URLSearchParams): ListUsersParams {
  const subscription = params.get("subscription");
  return {
    q: params.get("q") || null,
    role: Object.values(Role).find((each) => each === params.get("role")) ?? null,
    status: Object.values(AccountStatus).find((each) => each === params.get("status")) ?? null,
    has_subscription: subscription ? subscription === "yes" : null,
  };
}

export function usersQuery(filters: ListUsersParams) {
  return {
    ...pagedQuery(keys.admin.users(filters), (cursor, options) =>
      listUsers({ ...filters, limit: 30, cursor }, options),
    ),
    meta: { persist: false },
  };
}

export function userQuery(id: string) {
  return queryOptions({
    queryKey: keys.admin.user(id),
    queryFn: ({ signal }) => getUser(id, { signal }),
    meta: { persist: false },
  });
}

export function ticketsOfQuery(userId: string) {
  return queryOptions({
    queryKey: [...keys.tickets.all, "of", userId],
    queryFn: ({ signal }) => listTickets({ user_id: userId, limit: SHOWN }, { signal }),
    meta: { persist: false },
  });
}

export function devicesOfQuery(userId: string) {
  return queryOptions({
    queryKey: [...keys.devices.all, "of", userId],
    queryFn: ({ signal }) =>
      searchDevices({ user_id: userId, include: ["summary"], limit: SHOWN }, { signal }),
    meta: { persist: false },
  });
}

export function useChangeUser(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: AdminUserUpdate) => changeUser(id, change),
    onSuccess: (user: AdminUserRead) => {
      client.setQueryData(keys.admin.user(id), user);
      void client.invalidateQueries({ queryKey: ["admin"] });
    },
  });
}
