// @module-tag redis-server
/** A Redis that does not answer: a worker and the study that waits for it say so, end at a signal, and give up in time. */
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OwnRedis, startOwnRedis } from "@sgd-basins/studies/queue/own-redis";
import { type TestContext, test } from "vitest";
import { growth, hear, kill, type Started, start } from "./testing/processes.ts";

const main = join(import.meta.dirname, "fixtures/toyMain.ts");
const queue = "gone";
const silent = /: redis:\/\/127\.0\.0\.1:\d+: Redis does not answer \(.+\); keeps trying for (10 min|3 s)\n/;

interface Pair {
  readonly redis: OwnRedis;
  readonly folder: string;
  readonly worker: Started;
  readonly study: Started;
}

type Finish = TestContext["onTestFinished"];

async function ownFolder(onTestFinished: Finish): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "gone-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A worker and a study that shall look for Redis at a place where there is none. */
async function startBoth(place: readonly string[], onTestFinished: Finish): Promise<[worker: Started, study: Started]> {
  const out = ["--out", await ownFolder(onTestFinished)];
  const worker = start(main, ["worker", "--workers", "1", ...place]);
  const study = start(main, ["study", "table-1", "--engine", "bullmq", ...out, ...place]);
  for (const one of [worker, study]) onTestFinished(async () => void (await kill(one)));
  return [worker, study];
}

/** A worker that has begun a chunk, and the study that waits for it: figure-15 never ends, figure-13 does. */
async function startPair(id: "figure-13" | "figure-15", onTestFinished: Finish, ...words: string[]): Promise<Pair> {
  const redis = await startOwnRedis();
  onTestFinished(() => redis.end());
  const folder = await ownFolder(onTestFinished);
  const place = ["--redis", redis.url, "--queue", queue, ...words];
  const worker = start(main, ["worker", "--workers", "1", "--stalled-after", "5", ...place]);
  const study = start(main, ["study", id, "--engine", "bullmq", "--out", folder, ...place]);
  for (const one of [worker, study]) onTestFinished(async () => void (await kill(one)));
  if (id === "figure-15") await hear(worker, /^begun$/m);
  else await growth(folder, 1, study.closed);
  return { redis, folder, worker, study };
}

async function changePassword(redis: OwnRedis): Promise<void> {
  const client = redis.connect();
  await client.config("SET", "requirepass", "another");
  await client.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
}

/** A port on which somebody accepts connections and says nothing. */
async function listen(): Promise<{ readonly port: number; readonly end: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const end = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, "close");
  };
  return { port, end };
}

test.concurrent.for<[string, NodeJS.Signals, number, (redis: OwnRedis) => Promise<void> | void]>([
  ["is gone", "SIGINT", 130, (redis) => redis.kill()],
  ["hangs", "SIGINT", 130, (redis) => redis.freeze()],
  ["asks for another password", "SIGTERM", 143, changePassword],
])("Redis %s: both say so, and %s ends both", async ([, signal, exitCode, breakRedis], { expect, onTestFinished }) => {
  const { redis, worker, study } = await startPair("figure-15", onTestFinished);
  await breakRedis(redis);
  await Promise.all([hear(worker, silent), hear(study, silent)]);
  expect(await Promise.all([kill(worker, signal), kill(study, signal)])).toEqual([exitCode, exitCode]);
  const inHand = "1 chunk in hand could not be given back: Redis gives it to others after 5 s";
  expect(worker.said().split("\n").slice(-2)).toEqual([`basins: stopped by ${signal} after 0 chunks; ${inHand}`, ""]);
  const resumable = `basins: stopped by ${signal}; the same command continues where it was`;
  expect(study.said().split("\n").slice(-2)).toEqual([resumable, ""]);
});

test.concurrent("a signal ends both while Redis answers, and the chunk in hand goes back to the queue", async ({
  expect,
  onTestFinished,
}) => {
  const { redis, worker, study } = await startPair("figure-15", onTestFinished);
  expect(await kill(worker, "SIGINT")).toBe(130);
  expect(worker.said()).toContain("basins: stopped by SIGINT after 0 chunks; 1 chunk in hand went back to the queue\n");
  const client = redis.connect();
  expect([await client.llen(`bull:${queue}:wait`), await client.llen(`bull:${queue}:active`)]).toEqual([1, 0]);
  expect(await kill(study, "SIGINT")).toBe(130);
});

test.concurrent("after the time that was said both give up, in one line and with exit 3", async ({
  expect,
  onTestFinished,
}) => {
  const { redis, worker, study } = await startPair("figure-15", onTestFinished, "--give-up-after", "3");
  redis.freeze();
  for (const { code, error } of await Promise.all([worker.closed, study.closed])) {
    expect(code, error).toBe(3);
    expect(error).toMatch(silent);
    const rule = "gave up, Redis has not answered for 3 s (no answer); start the command again when it does";
    expect(error.split("\n").filter((line) => line.startsWith("basins: "))).toEqual([`basins: ${redis.url}: ${rule}`]);
    expect(error).not.toContain("    at ");
  }
});

test.concurrent("Redis that answers again is told of, and the study ends by itself", async ({
  expect,
  onTestFinished,
}) => {
  const { redis, folder, worker, study } = await startPair("figure-13", onTestFinished);
  redis.freeze();
  await Promise.all([hear(worker, silent), hear(study, silent)]);
  redis.thaw();
  await hear(worker, /: Redis answers again\n/);
  const { code, error } = await study.closed;
  expect(code, error).toBe(0);
  expect(error).toContain("Redis answers again\n");
  expect(await readFile(join(folder, "paper/figure-13.json"), "utf8")).toContain('"id":"figure-13"');
});

test.concurrent("a place that says nothing: both say so, and SIGINT ends both", async ({ expect, onTestFinished }) => {
  const { port, end } = await listen();
  onTestFinished(end);
  const place = ["--redis", `redis://127.0.0.1:${port}`];
  const both = await startBoth(place, onTestFinished);
  await Promise.all(both.map((one) => hear(one, silent)));
  expect(await Promise.all(both.map((one) => kill(one, "SIGINT")))).toEqual([130, 130]);
  expect(both[0].said()).toMatch(/\nbasins: stopped by SIGINT after 0 chunks, none in hand\n$/);
  expect(both[1].said()).toMatch(/\nbasins: stopped by SIGINT; the same command continues where it was\n$/);
});

test.concurrent("a place where nobody listens is one line and exit 3", async ({ expect, onTestFinished }) => {
  // The port was free a moment ago, and the system does not hand it out again so soon.
  const { port, end } = await listen();
  await end();
  const place = ["--redis", `redis://127.0.0.1:${port}`];
  const both = await startBoth(place, onTestFinished);
  for (const { code, error } of await Promise.all(both.map(({ closed }) => closed))) {
    expect(code, error).toBe(3);
    expect(error).toMatch(/^(worker: .*\n)?basins: redis:.*: Redis cannot be used there \(ECONNREFUSED\)\n$/);
  }
});
