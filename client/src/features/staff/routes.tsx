import type { RouteObject } from "react-router";
import { page } from "@/shared/lib/routing";

const words = ["staff"] as const;

/** Below `/staff`, for all staff. */
export const routes: RouteObject[] = [
  { index: true, element: page(() => import("./pages/Queue"), { words }) },
  { path: "tickets/:id", element: page(() => import("./pages/Workspace"), { words }) },
  {
    path: "calendar",
    element: page(() => import("./calendar/Calendar"), {
      words: ["calendar", "widgets", "problems"],
    }),
  },
  {
    path: "dashboard",
    element: page(() => import("./dashboard/Dashboard"), { words: ["dashboard", "widgets"] }),
  },
  {
    path: "support/:id?",
    element: page(() => import("./desk/Desk"), { words: ["desk", "chat", "problems"] }),
  },
];

/** For support and admins. */
export const contentRoutes: RouteObject[] = [
  {
    path: "content/faq",
    element: page(() => import("./content/FaqEditor"), { words: ["content", "problems"] }),
  },
  {
    path: "content/pages",
    element: page(() => import("./content/PagesEditor"), { words: ["content", "problems"] }),
  },
];

/** For admins. */
export const adminRoutes: RouteObject[] = [
  { path: "users", element: page(() => import("./people/Users"), { words: ["people"] }) },
  {
    path: "users/:id",
    element: page(() => import("./people/User"), {
      words: ["people", "audit", "widgets", "problems"],
    }),
  },
  { path: "audit", element: page(() => import("./audit/Audit"), { words: ["audit"] }) },
];
