import type { RouteObject } from "react-router";
import { page } from "@/shared/lib/routing";

const words = ["profile", "chat", "form", "problems", "widgets"] as const;

/** For whoever is signed in. */
export const routes: RouteObject[] = [
  { path: "profile", element: page(() => import("./pages/Profile"), { words }) },
  { path: "profile/sessions", element: page(() => import("./pages/Sessions"), { words }) },
  { path: "profile/security", element: page(() => import("./pages/Security"), { words }) },
  { path: "profile/data", element: page(() => import("./pages/MyData"), { words }) },
];
