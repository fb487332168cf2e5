/** Workers on other machines, through BullMQ on Redis. Apart from the rest, because only who asks for it loads it. */
export { type QueuePlace, showPlace } from "./place.ts";
export { queueEngine } from "./queueEngine.ts";
export { serveQueue } from "./serveQueue.ts";
