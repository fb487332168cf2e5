// @module-tag redis-server
/** A Redis that does not answer: a worker and the study that waits for it say so, end at a signal, and give up in time. */
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OwnRedis, startOwnRedis } from "@sgd-basins/studies/queue/own-redis";
import { type TestContext, test, vi } from "vitest";
import { growth, hear, kill, type Started, start } from "./testing/processes.ts";
import { runUntilStopped } from "./testing/queued.ts";

const main = join(import.meta.dirname, "fixtures/toyMain.ts");
const queue = "gone";
const silent = /: redis:\/\/127\.0\.0\.1:\d+: Redis does not answer \(.+\); keeps trying for (10 min|3 s)\n/;

interface Pair<Kind> {
  readonly redis: OwnRedis;
  readonly folder: string;
  readonly worker: Kind;
  readonly study: Kind;
}

type Finish = TestContext["onTestFinished"];

async function ownFolder(onTestFinished: Finish): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "gone-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A command as a process, which the end of the test kills. Its code has a name instead of a digest of all sources. */
function startMortal(onTestFinished: Finish, words: readonly string[]): Started {
  const started = start(main, words, { TOY_CODE: "1".repeat(64) });
  onTestFinished(async () => void (await kill(started)));
  return started;
}

/** The words of a worker and of a study that look for Redis at a place. */
function wordsOfBoth(folder: string, id: string, ...place: string[]): [worker: string[], study: string[]] {
  const stalled = ["--stalled-after", "5"];
  return [
    ["worker", "--workers", "1", ...stalled, ...place],
    ["study", id, "--engine", "bullmq", "--out", folder, ...place],
  ];
}

/** A worker and a study at a Redis of their own. */
async function startPair<Kind>(
  begin: (onTestFinished: Finish, words: readonly string[]) => Kind,
  id: string,
  onTestFinished: Finish,
  ...words: string[]
): Promise<Pair<Kind>> {
  const redis = await startOwnRedis();
  onTestFinished(() => redis.end());
  const folder = await ownFolder(onTestFinished);
  const [ofWorker, ofStudy] = wordsOfBoth(folder, id, "--redis", redis.url, "--queue", queue, ...words);
  return { redis, folder, worker: begin(onTestFinished, ofWorker), study: begin(onTestFinished, ofStudy) };
}

/**
 * The same as processes, when a chunk has been begun that never ends: what they leave open of a Redis that is away ends with
 * them.
 */
async function startProcesses(onTestFinished: Finish, ...words: string[]): Promise<Pair<Started>> {
  const pair = await startPair(startMortal, "figure-15", onTestFinished, ...words);
  await hear(pair.worker, /^begun$/m);
  return pair;
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
  const { redis, worker, study } = await startProcesses(onTestFinished);
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
  const { redis, worker, study } = await startPair(runUntilStopped, "figure-12", onTestFinished);
  const client = redis.connect();
  const chunks = async () => [await client.llen(`bull:${queue}:wait`), await client.llen(`bull:${queue}:active`)];
  await vi.waitFor(async () => expect(await chunks()).toEqual([0, 1]), 30_000);
  const { code, error } = await worker.stop("SIGINT");
  expect(code).toBe(130);
  expect(error).toContain("basins: stopped by SIGINT after 0 chunks; 1 chunk in hand went back to the queue\n");
  expect(await chunks()).toEqual([1, 0]);
  expect((await study.stop("SIGINT")).code).toBe(130);
});

test.concurrent("after the time that was said both give up, in one line and with exit 3", async ({
  expect,
  onTestFinished,
}) => {
  const { redis, worker, study } = await startProcesses(onTestFinished, "--give-up-after", "3");
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
  const { redis, folder, worker, study } = await startPair(runUntilStopped, "figure-13", onTestFinished);
  await growth(folder, 1, study.closed);
  redis.freeze();
  await vi.waitFor(() => [worker, study].map(({ said }) => expect(said()).toMatch(silent)), 30_000);
  redis.thaw();
  await vi.waitFor(() => expect(worker.said()).toMatch(/: Redis answers again\n/), 30_000);
  const { code, error } = await study.closed;
  expect(code, error).toBe(0);
  expect(error).toContain("Redis answers again\n");
  expect(await readFile(join(folder, "paper/figure-13.json"), "utf8")).toContain('"id":"figure-13"');
});

test.concurrent("a place that says nothing: both say so, and SIGINT ends both", async ({ expect, onTestFinished }) => {
  const { port, end } = await listen();
  onTestFinished(end);
  const folder = await ownFolder(onTestFinished);
  const words = wordsOfBoth(folder, "table-1", "--redis", `redis://127.0.0.1:${port}`);
  const both = words.map((own) => startMortal(onTestFinished, own));
  await Promise.all(both.map((one) => hear(one, silent)));
  expect(await Promise.all(both.map((one) => kill(one, "SIGINT")))).toEqual([130, 130]);
  expect(both[0]!.said()).toMatch(/\nbasins: stopped by SIGINT after 0 chunks, none in hand\n$/);
  expect(both[1]!.said()).toMatch(/\nbasins: stopped by SIGINT; the same command continues where it was\n$/);
});

test.concurrent("a place where nobody listens is one line and exit 3", async ({ expect, onTestFinished }) => {
  // The port was free a moment ago, and the system does not hand it out again so soon.
  const { port, end } = await listen();
  await end();
  const folder = await ownFolder(onTestFinished);
  const words = wordsOfBoth(folder, "table-1", "--redis", `redis://127.0.0.1:${port}`);
  const both = words.map((own) => runUntilStopped(onTestFinished, own));
  for (const { code, error } of await Promise.all(both.map(({ closed }) => closed))) {
    expect(code, error).toBe(3);
    expect(error).toMatch(/^(worker: .*\n)?basins: redis:.*: Redis cannot be used there \(ECONNREFUSED\)\n$/);
  }
});
