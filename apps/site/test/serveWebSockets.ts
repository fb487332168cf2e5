import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

/**
 * Takes WebSocket connections on a free port.
 *
 * @param answer - a text, of fewer than 126 bytes, for what came as so many-th; null says nothing
 */
export async function serveWebSockets(answer: (count: number) => string | null = () => null): Promise<{
  readonly address: string;
  readonly sockets: readonly Duplex[];
  readonly close: () => void;
}> {
  const sockets: Duplex[] = [];
  const server = createServer().on("upgrade", ({ headers }, socket: Duplex) => {
    const key = createHash("sha1").update(`${headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`);
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key.digest("base64")}\r\n\r\n`,
    );
    sockets.push(socket);
    let count = 0;
    socket.on("data", () => {
      count++;
      const text = answer(count);
      // A whole text without a mask, and its length.
      if (text !== null) socket.write(Buffer.concat([Buffer.from([0x81, text.length]), Buffer.from(text)]));
    });
    socket.on("error", () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `ws://127.0.0.1:${port}`, sockets, close: () => server.close() };
}
