import { lazy, type ReactElement, Suspense } from "react";
import { type RouteObject, useRoutes } from "react-router";
import { routes as auth, openRoutes as openAuth } from "@/features/auth/routes";
import { routes as devices, openRoutes as openDevices } from "@/features/devices/routes";
import { openRoutes as faq } from "@/features/faq/routes";
import { routes as home } from "@/features/home/routes";
import { routes as notifications } from "@/features/notifications/routes";
import { openRoutes as pages } from "@/features/pages/routes";
import { routes as profile } from "@/features/profile/routes";
import { adminRoutes, contentRoutes, routes as staff } from "@/features/staff/routes";
import { routes as support } from "@/features/support/routes";
import { routes as tickets } from "@/features/tickets/routes";
import { page } from "@/shared/lib/routing";
import { PageSkeleton } from "@/shared/ui/PageSkeleton";
import { CustomerHome, RequireAnonymous, RequireAuth, RequireRole } from "./guards";
import CustomerShell from "./layouts/CustomerShell";
import { NotFound } from "./NotFound";
import { Root } from "./Root";
import styles from "./Root.module.css";

const AuthLayout = lazy(() => import("./layouts/AuthLayout"));
const StaffShell = lazy(() => import("./layouts/StaffShell"));

function later(layout: ReactElement) {
  const waiting = (
    <div className={styles.waiting}>
      <PageSkeleton />
    </div>
  );
  return <Suspense fallback={waiting}>{layout}</Suspense>;
}

export const routes: RouteObject[] = [
  {
    element: <Root />,
    children: [
      {
        element: later(<AuthLayout />),
        children: [{ element: <RequireAnonymous />, children: auth }, ...openAuth],
      },
      {
        element: <RequireAuth />,
        children: [
          {
            path: "staff",
            element: <RequireRole anyOf={["technician", "support", "admin"]} />,
            children: [
              {
                element: later(<StaffShell />),
                children: [
                  ...staff,
                  {
                    element: <RequireRole anyOf={["support", "admin"]} />,
                    children: contentRoutes,
                  },
                  { element: <RequireRole anyOf={["admin"]} />, children: adminRoutes },
                  { path: "*", element: <NotFound /> },
                ],
              },
            ],
          },
        ],
      },
      {
        element: <CustomerShell />,
        children: [
          ...openDevices,
          ...faq,
          ...pages,
          {
            element: <RequireAuth />,
            children: [
              { element: <CustomerHome />, children: home },
              ...devices,
              ...tickets,
              ...support,
              ...notifications,
              ...profile,
            ],
          },
          {
            path: "gallery",
            element: page(() => import("./gallery/Gallery"), {
              words: ["form", "problems", "widgets"],
            }),
          },
          { path: "*", element: <NotFound /> },
        ],
      },
    ],
  },
];

export function Routes() {
  return useRoutes(routes);
}
