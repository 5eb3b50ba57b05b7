import type { RouteObject } from "react-router";
import { page } from "@/shared/lib/routing";
import { ConversationSkeleton } from "@/widgets/chat/ConversationSkeleton";

const words = ["tickets", "widgets", "chat", "problems"] as const;

/** For whoever is signed in. */
export const routes: RouteObject[] = [
  { path: "tickets", element: page(() => import("./pages/Tickets"), { words }) },
  {
    path: "tickets/new",
    element: page(() => import("./pages/NewTicket"), { words: [...words, "form"] }),
  },
  {
    path: "tickets/:id",
    element: page(() => import("./pages/Ticket"), { words, skeleton: <ConversationSkeleton /> }),
  },
];
