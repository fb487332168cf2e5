import type { Readable } from "node:stream";

/** Listens to what a process says and keeps the end of it, for the message if it fails. */
export function lastWords(...streams: readonly (Readable | null)[]): () => string {
  let said = "";
  for (const stream of streams) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      said = `${said}${text}`.slice(-2000);
    });
  }
  return () => said.trim();
}
