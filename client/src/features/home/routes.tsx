import type { RouteObject } from "react-router";
import { page } from "@/shared/lib/routing";

const words = ["home", "device", "widgets"] as const;

/** For whoever is signed in. */
export const routes: RouteObject[] = [
  { index: true, element: page(() => import("./pages/Home"), { words }) },
];
