/**
 * Made from docs/openapi.json by `npm run generate`; not to be edited.
 */
import type { OpenEventsWebsocketTopicsItem } from './openEventsWebsocketTopicsItem';

export type OpenEventsWebsocketParams = {
/**
 * Only events of these topics; without it, and without an object, all of them.
 * @minItems 1
 */
topics?: OpenEventsWebsocketTopicsItem[];
/**
 * Only what happens to these; narrows the topic `tickets`, which need not be listed then. A filter names 100 objects at most.
 * @minItems 1
 */
ticket_id?: string[];
/**
 * Only what happens to these; narrows the topic `support`, which need not be listed then. A filter names 100 objects at most.
 * @minItems 1
 */
case_id?: string[];
/**
 * Only what happens to these; narrows the topic `devices`, which need not be listed then. A filter names 100 objects at most.
 * @minItems 1
 */
device_id?: string[];
/**
 * Only what happens to these; narrows the topic `media`, which need not be listed then. A filter names 100 objects at most.
 * @minItems 1
 */
media_id?: string[];
/**
 * The same, where no header can be set.
 */
last_event_id?: string;
/**
 * A single-use ticket instead of a token.
 */
ticket?: string;
};
