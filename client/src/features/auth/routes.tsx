import type { RouteObject } from "react-router";
import { page } from "@/shared/lib/routing";

const words = ["auth", "form", "problems", "widgets"] as const;

/** For whoever is not signed in. */
export const routes: RouteObject[] = [
  { path: "login", element: page(() => import("./pages/Login"), { words }) },
  { path: "register", element: page(() => import("./pages/Register"), { words }) },
  { path: "forgot-password", element: page(() => import("./pages/ForgotPassword"), { words }) },
];

/** For everybody: a mailed link may be opened where one is signed in. */
export const openRoutes: RouteObject[] = [
  { path: "reset-password", element: page(() => import("./pages/ResetPassword"), { words }) },
  { path: "verify-email", element: page(() => import("./pages/VerifyEmail"), { words }) },
];
