import type { RouteObject } from "react-router";
import { page } from "@/shared/lib/routing";

const words = ["pages"] as const;

/** For strangers, too. */
export const openRoutes: RouteObject[] = [
  { path: "pages/:slug", element: page(() => import("./pages/Page"), { words }) },
  { path: "news", element: page(() => import("./pages/News"), { words }) },
];
