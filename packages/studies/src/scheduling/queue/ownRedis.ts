/** A Redis of one's own, on a free port of this machine: for tests, for measuring, and to be killed. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";

export interface OwnRedis {
  readonly url: string;
  /** A connection, which `end` closes. */
  readonly connect: () => Redis;
  /** Kills it as a power cut would, and starts it again with what its append-only file has. */
  readonly restart: () => Promise<void>;
  /** Kills it for good. */
  readonly kill: () => Promise<void>;
  /** Stops it where it is: its connections stay, and nothing is answered. */
  readonly freeze: () => void;
  /** Lets it go on after `freeze`. */
  readonly thaw: () => void;
  /** Ends it, and removes what it kept. */
  readonly end: () => Promise<void>;
}

/**
 * Starts Debian's `redis-server` with an append-only file in a temporary folder.
 *
 * @throws Error saying what to install where there is none
 */
export async function startOwnRedis(): Promise<OwnRedis> {
  const folder = await mkdtemp(join(tmpdir(), "redis-"));
  const port = await freePort();
  let server = await start(port, folder);
  const kill = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const closed = once(server, "close");
    server.kill("SIGKILL");
    await closed;
  };
  const url = `redis://127.0.0.1:${port}`;
  const clients: Redis[] = [];
  return {
    url,
    connect: () => {
      const client = new Redis(url);
      // It may have been killed.
      client.on("error", () => {});
      clients.push(client);
      return client;
    },
    restart: async () => {
      await kill();
      server = await start(port, folder);
    },
    kill,
    freeze: () => void server.kill("SIGSTOP"),
    thaw: () => void server.kill("SIGCONT"),
    end: async () => {
      for (const client of clients) client.disconnect();
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

/** Resolves when it answers. */
async function start(port: number, folder: string): Promise<ChildProcess> {
  const words = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--appendonly", "yes", "--save", ""];
  const server = spawn("redis-server", words, { stdio: ["ignore", "pipe", "ignore"] });
  await new Promise<void>((ready, fail) => {
    server.on("error", () => fail(new Error("no redis-server: apt-get install redis-server")));
    let log = "";
    server.stdout.on("data", (chunk) => {
      log += chunk;
      if (log.includes("Ready to accept connections")) ready();
    });
    server.on("exit", () => fail(new Error(`redis-server: ${log}`)));
  });
  return server;
}
