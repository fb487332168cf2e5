/** Workers on other machines, through BullMQ on Redis. Apart from the rest, because only who asks for it loads it. */

export { parseAnswer, parseChunk } from "./message.ts";
export { type QueuePlace, showPlace } from "./place.ts";
export { queueEngine } from "./queueEngine.ts";
export { type Served, serveQueue } from "./serveQueue.ts";
export type { Patience } from "./watchRedis.ts";
