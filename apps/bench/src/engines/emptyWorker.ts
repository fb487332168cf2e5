/** A worker process for chunks of empty tasks: `node emptyWorker.ts URL QUEUE CODE`. */
import { serveQueue } from "@sgd-basins/studies/queue";

const [url, queue, code] = process.argv.slice(2) as [string, string, string];
const kinds = new URL("./emptyKind.ts", import.meta.url);
await serveQueue({ url, queue }, { code, workers: 1, stalledAfterSeconds: 30, giveUpAfterSeconds: 30, kinds });
