/** What is written offline, or while the network is poor: kept here until the server has it. */
export { type AddedFile, discardEntry, enqueue, type NewEntry, retryEntry } from "./store";
export type { OutboxEntry, OutboxEntryOf, OutboxFile, OutboxKind, OutboxProblem } from "./types";
export { unsent, useOutbox } from "./use-outbox";
