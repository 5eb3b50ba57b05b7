import { type QueryClient, useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { eraseDrafts } from "@/shared/lib/drafts";
import { eraseUserCache, eraseUserDb } from "@/shared/lib/user-db";
import { getMe } from "./generated/endpoints/user/user";
import type { Role, UserRead } from "./generated/model";
import { request } from "./http";
import { keys } from "./keys";
import type { Problem } from "./problem";
import { erasePosition } from "./realtime/position";
import {
  clearTokens,
  currentUserId,
  type NewTokens,
  onTokens,
  readTokens,
  sessionEnd,
  writeTokens,
} from "./tokens";

const LOGOUT_PATIENCE_MS = 4_000;
const SAVED_USER = "session_user";

export interface Session {
  status: "loading" | "anonymous" | "authenticated";
  user: UserRead | null;
  roles: readonly Role[];
  /** Why the last session ended, while nobody is signed in: `logout` or a problem code. */
  ended: string | null;
  /** Why the user could not be read, while `loading`. */
  problem: Problem | null;
}

/** Query options of the signed-in user. */
export function meQuery() {
  return {
    queryKey: keys.user.me,
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const user = await getMe({ signal });
      saveUser(user);
      return user;
    },
    // Known from the last visit, so that the app starts at once, and offline too.
    initialData: () => savedUser(),
    initialDataUpdatedAt: 0,
    staleTime: 5 * 60_000,
  };
}

/** Who is signed in; the same in every tab. */
export function useSession(): Session {
  const userId = useSyncExternalStore(onTokens, currentUserId);
  const { data, error } = useQuery({ ...meQuery(), enabled: userId !== null });
  if (userId === null) {
    return { status: "anonymous", user: null, roles: [], ended: sessionEnd(), problem: null };
  }
  // Another person's data may linger for a moment after a change of accounts.
  const user = data?.id === userId ? data : null;
  return {
    status: user ? "authenticated" : "loading",
    user,
    roles: user?.roles ?? [],
    ended: null,
    problem: user ? null : (error as Problem | null),
  };
}

/** Begins a session in every tab with the tokens of a login, registration or password change. */
export function login(tokens: NewTokens): void {
  writeTokens(tokens);
}

/**
 * Ends the session in every tab and erases what the browser keeps of the user, drafts and unsent
 * messages too: ask first when `useOutbox` has some. Works offline, though the server then learns
 * nothing.
 */
export async function logout(): Promise<void> {
  const userId = currentUserId();
  if (!readTokens() || !userId) return;
  try {
    await request({ url: "/api/v1/auth/logout", method: "POST", timeout: LOGOUT_PATIENCE_MS });
  } catch {
    // The person wants out, whatever the server says.
  }
  clearTokens("logout");
  await forgetUser(userId, true);
}

/** Keeps caches true to who is signed in; call once per tab. Returns how to stop. */
export function watchSession(client: QueryClient): () => void {
  let userId = currentUserId();
  return onTokens(() => {
    const present = currentUserId();
    if (present === userId) return;
    const left = userId;
    userId = present;
    client.clear();
    if (left) void forgetUser(left, sessionEnd() === "logout");
  });
}

async function forgetUser(userId: string, isByChoice: boolean): Promise<void> {
  localStorage.removeItem(SAVED_USER);
  // The cache is gone: there is nothing that events since then could bring up to date.
  erasePosition(userId);
  if (isByChoice) eraseDrafts(userId);
  // A session that ended by itself leaves what is still to be sent: nothing typed is lost.
  await (isByChoice ? eraseUserDb(userId) : eraseUserCache(userId)).catch(() => undefined);
}

function saveUser(user: UserRead): void {
  if (user.id === currentUserId()) localStorage.setItem(SAVED_USER, JSON.stringify(user));
}

function savedUser(): UserRead | undefined {
  try {
    const user: UserRead = JSON.parse(localStorage.getItem(SAVED_USER) ?? "");
    return user.id === currentUserId() ? user : undefined;
  } catch {
    return undefined;
  }
}
