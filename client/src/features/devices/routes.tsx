import type { RouteObject } from "react-router";
import { page } from "@/shared/lib/routing";

const words = ["devices", "device", "chat", "form", "problems", "widgets"] as const;

/** For whoever is signed in. */
export const routes: RouteObject[] = [
  { path: "devices", element: page(() => import("./pages/Devices"), { words }) },
  { path: "devices/new", element: page(() => import("./pages/NewDevice"), { words }) },
  { path: "devices/:id", element: page(() => import("./pages/Device"), { words }) },
  { path: "devices/:id/label", element: page(() => import("./pages/DeviceLabel"), { words }) },
];

/** For strangers, too. */
export const openRoutes: RouteObject[] = [
  { path: "d/:id", element: page(() => import("./pages/PublicDevice"), { words }) },
];
