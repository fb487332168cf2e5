import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

/**
 * Serves a built site below its base path on a free port.
 *
 * @param compressed - whether to compress as the servers of static sites do
 * @param head - what stands first in the head of every page, before its policy
 * @returns `replaced`: texts that are served in the place of files, by their paths in the folder; null for one that is not there
 */
export async function serveFolder(
  folder: string,
  base: string,
  { compressed = false, head = "" } = {},
): Promise<{ origin: string; replaced: Map<string, string | null>; close: () => void }> {
  const replaced = new Map<string, string | null>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const inside = pathname.startsWith(base) ? pathname.slice(base.length) : "../";
    const file = join(folder, inside.endsWith("/") || inside === "" ? `${inside}index.html` : inside);
    const instead = replaced.get(relative(folder, file));
    const found = instead === undefined ? file.startsWith(folder) && existsSync(file) : instead !== null;
    const shown = found ? file : join(folder, "404.html");
    response.statusCode = found ? 200 : 404;
    response.setHeader("content-type", types[extname(shown)] ?? "application/octet-stream");
    if (compressed) response.setHeader("content-encoding", "gzip");
    const bytes = typeof instead === "string" ? Buffer.from(instead) : readFileSync(shown);
    const isPage = head !== "" && extname(shown) === ".html";
    const body = isPage ? bytes.toString().replace("<head>", () => `<head>${head}`) : bytes;
    response.end(compressed ? gzipSync(body) : body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, replaced, close: () => server.close() };
}
