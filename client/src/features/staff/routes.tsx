import type { RouteObject } from "react-router";
import { page } from "@/shared/lib/routing";

const desk = ["queue", "workspace", "chat", "widgets", "problems", "form"] as const;

/** Below `/staff`, for all staff. */
export const routes: RouteObject[] = [
  {
    element: page(() => import("./queue/Queue"), { words: desk }),
    children: [
      { index: true, element: null },
      {
        path: "tickets/:id",
        element: page(() => import("./workspace/Workspace"), { words: desk }),
      },
    ],
  },
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
      words: ["people", "audit", "widgets", "form", "problems"],
    }),
  },
  { path: "audit", element: page(() => import("./audit/Audit"), { words: ["audit"] }) },
];
