import type { RouteObject } from "react-router";
import { page } from "@/shared/lib/routing";

const words = ["faq", "problems"] as const;

/** For strangers, too. */
export const openRoutes: RouteObject[] = [
  { path: "faq", element: page(() => import("./pages/Faq"), { words }) },
  { path: "faq/:category", element: page(() => import("./pages/FaqCategory"), { words }) },
  { path: "faq/article/:id", element: page(() => import("./pages/FaqArticle"), { words }) },
];
