import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { getMe } from "./generated/endpoints/user/user";
import type { Role, UserRead } from "./generated/model";
import { http } from "./http";

const KEY = "access_token";
const listeners = new Set<() => void>();

export interface Session {
  status: "loading" | "anonymous" | "authenticated";
  user: UserRead | null;
  roles: readonly Role[];
}

http.interceptors.request.use((config) => {
  const token = localStorage.getItem(KEY);
  if (token) config.headers.set("Authorization", `Bearer ${token}`);
  return config;
});

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function write(token: string | null) {
  if (token === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, token);
  for (const listener of listeners) listener();
}

/** Who is signed in. */
export function useSession(): Session {
  const token = useSyncExternalStore(subscribe, () => localStorage.getItem(KEY));
  const { data } = useQuery({
    queryKey: ["user", "me"],
    queryFn: ({ signal }) => getMe({ signal }),
    enabled: token !== null,
  });
  if (token === null) return { status: "anonymous", user: null, roles: [] };
  if (!data) return { status: "loading", user: null, roles: [] };
  return { status: "authenticated", user: data, roles: data.roles };
}

export function login(tokens: { access_token: string }): void {
  write(tokens.access_token);
}

export async function logout(): Promise<void> {
  write(null);
}
