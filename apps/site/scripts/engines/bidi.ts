/** WebDriver BiDi, as far as it is needed: commands and their results, by a WebSocket. */
import { z } from "zod";

export interface Connection {
  /** @throws Error with the browser's own words if it refuses */
  send(method: string, params: Readonly<Record<string, unknown>>): Promise<unknown>;
  close(): void;
}

const messageSchema = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("success"), id: z.int(), result: z.unknown() }),
  z.looseObject({ type: z.literal("error"), id: z.int().nullable(), error: z.string(), message: z.string() }),
  z.looseObject({ type: z.literal("event") }),
]);

const gone = "the browser has closed the connection";

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

export async function connect(address: string): Promise<Connection> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, Waiting>();
  let last = 0;
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error(`nothing answers at ${address}`));
  });
  const take = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    waiting.delete(id);
    return found;
  };
  const failAll = (reason: string): void => {
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  };
  socket.onclose = () => failAll(gone);
  socket.onmessage = ({ data }) => {
    const message = messageSchema.parse(JSON.parse(String(data)));
    if (message.type === "event") return;
    if (message.type === "success") return take(message.id)?.resolve(message.result);
    const reason = `${message.error}: ${message.message}`;
    // An error without an id is about something that could not be read as a command.
    if (message.id === null) failAll(reason);
    else take(message.id)?.reject(new Error(reason));
  };
  return {
    send: (method, params) =>
      new Promise((resolve, reject) => {
        // What is sent after the end is dropped without a word, and would be waited for.
        if (socket.readyState !== WebSocket.OPEN) return reject(new Error(gone));
        last++;
        waiting.set(last, { resolve, reject });
        socket.send(JSON.stringify({ id: last, method, params }));
      }),
    close: () => {
      // A browser that hangs never says that it has closed, too.
      failAll("the connection was closed");
      socket.close();
    },
  };
}
