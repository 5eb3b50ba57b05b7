import { Navigate, Outlet, useLocation, useSearchParams } from "react-router";
import type { Role } from "@/shared/api/generated/model";
import { useSession } from "@/shared/api/session";
import { homeFor, isStaff, safeNext } from "@/shared/lib/access";
import { PageSkeleton } from "@/shared/ui/PageSkeleton";
import { NotFound } from "./NotFound";

/** Sends strangers to the login and back again afterwards. */
export function RequireAuth() {
  const { status } = useSession();
  const { pathname, search, hash } = useLocation();
  if (status === "loading") return <PageSkeleton />;
  if (status === "authenticated") return <Outlet />;
  const here = pathname + search + hash;
  const to = here === "/" ? "/login" : `/login?next=${encodeURIComponent(here)}`;
  return <Navigate to={to} replace />;
}

/** To others the page does not exist, as with the API. Stands inside RequireAuth. */
export function RequireRole({ anyOf }: { anyOf: readonly Role[] }) {
  const { roles } = useSession();
  return roles.some((role) => anyOf.includes(role)) ? <Outlet /> : <NotFound />;
}

/** The login and its like: whoever is signed in goes on. */
export function RequireAnonymous() {
  const { status, roles } = useSession();
  const [params] = useSearchParams();
  if (status === "authenticated") {
    return <Navigate to={safeNext(params.get("next")) ?? homeFor(roles)} replace />;
  }
  return <Outlet />;
}

/** `/` is the customers' home; staff have their queue. */
export function CustomerHome() {
  const { roles } = useSession();
  return isStaff(roles) ? <Navigate to="/staff" replace /> : <Outlet />;
}
