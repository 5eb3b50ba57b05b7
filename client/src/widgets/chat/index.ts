/** The chat of a ticket or support case, for customers and staff alike: `useChat` gives the
 * messages, `Conversation` shows them, `Composer` writes them. Words: namespace `chat`. */
export { Bubble, Words } from "./Bubble";
export { Composer, type ComposerHandle, type ComposerProps } from "./Composer";
export { Conversation, EmptyChat } from "./Conversation";
export { ConversationPage } from "./ConversationPage";
export { ConversationProblem } from "./ConversationProblem";
export { ConversationSkeleton } from "./ConversationSkeleton";
export type { ChatMessage, StreamEvent } from "./model";
export { SentOrWaiting } from "./SentOrWaiting";
export { type Chat, type ChatKind, type NewMessage, useChat } from "./useChat";
export { WaitingBadge } from "./WaitingBadge";
export { WaitingPage } from "./WaitingPage";
