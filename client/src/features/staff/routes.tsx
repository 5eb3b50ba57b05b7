import type { RouteObject } from "react-router";
import { page } from "@/shared/lib/routing";

const words = ["staff"] as const;
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
  { path: "calendar", element: page(() => import("./pages/Calendar"), { words }) },
  { path: "dashboard", element: page(() => import("./pages/Dashboard"), { words }) },
  { path: "support", element: page(() => import("./pages/SupportQueue"), { words }) },
  { path: "support/:id", element: page(() => import("./pages/SupportWorkspace"), { words }) },
];

/** For support and admins. */
export const contentRoutes: RouteObject[] = [
  { path: "content/faq", element: page(() => import("./pages/FaqEditor"), { words }) },
  { path: "content/pages", element: page(() => import("./pages/PagesEditor"), { words }) },
];

/** For admins. */
export const adminRoutes: RouteObject[] = [
  { path: "users", element: page(() => import("./pages/Users"), { words }) },
  { path: "users/:id", element: page(() => import("./pages/User"), { words }) },
  { path: "audit", element: page(() => import("./pages/Audit"), { words }) },
];
