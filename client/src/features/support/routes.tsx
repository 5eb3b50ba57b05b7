import type { RouteObject } from "react-router";
import { page } from "@/shared/lib/routing";
import { ConversationSkeleton } from "@/widgets/chat/ConversationSkeleton";

const words = ["support", "chat", "problems"] as const;

/** For whoever is signed in. */
export const routes: RouteObject[] = [
  { path: "support", element: page(() => import("./pages/SupportCases"), { words }) },
  {
    path: "support/new",
    element: page(() => import("./pages/NewSupportCase"), { words: [...words, "form"] }),
  },
  {
    path: "support/:id",
    element: page(() => import("./pages/SupportCase"), {
      words,
      skeleton: <ConversationSkeleton />,
    }),
  },
];
