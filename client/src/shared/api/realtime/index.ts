/** Events as they happen. What feeds the cache is loaded apart, by `start.ts`. */
export type { EventMap, EventName, RealtimeStatus } from "./events";
export { type Handler, type Handlers, registerHandlers } from "./registry";
export { invalidateSoon } from "./soon";
