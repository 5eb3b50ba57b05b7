import type { RouteObject } from "react-router";
import { page } from "@/shared/lib/routing";

const words = ["notifications", "problems"] as const;

/** For whoever is signed in. */
export const routes: RouteObject[] = [
  { path: "notifications", element: page(() => import("./pages/Notifications"), { words }) },
];
