// @module-tag redis-server
/** Other things under a queue's keys: whoever meets them says so, and ends. */
import type { Redis } from "ioredis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { QueueError } from "../QueueError.ts";
import { queueErrorOf } from "./foreignKeys.ts";
import { type OwnRedis, startOwnRedis } from "./ownRedis.ts";
import { queueEngine } from "./queueEngine.ts";
import { serveQueue } from "./serveQueue.ts";

const code = "a".repeat(64);
const kinds = new URL("../fixtures/toyStudies.ts", import.meta.url);
const job = { key: "k", kind: "spin", task: { seed: 1, index: 1, turns: 1 }, work: 1 };

let redis: OwnRedis;
let client: Redis;

beforeAll(async () => {
  redis = await startOwnRedis();
  client = redis.connect();
});

afterAll(() => redis.end());

/** How a study ends whose only job goes through the queue. */
async function study(queue: string): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  try {
    const engine = await queueEngine({ url: redis.url, queue }, { code, giveUpAfterSeconds: 60 })(1, resolve);
    engine.run(job).then(resolve, () => {});
    const result = await promise;
    await engine.end();
    return result;
  } catch (error) {
    return error;
  }
}

/** What a worker says that nobody tells to stop. */
function worker(queue: string): Promise<unknown> {
  const options = { code, workers: 1, stalledAfterSeconds: 30, giveUpAfterSeconds: 60, kinds };
  return serveQueue({ url: redis.url, queue }, options).catch((error: unknown) => error);
}

test.each<[string, string, (key: (name: string) => string) => Promise<unknown>]>([
  ["a string for the list", "wait is a string, and the queue needs a list", (key) => client.set(key("wait"), "x")],
  ["a list for the hash", "meta is a list, and the queue needs a hash", (key) => client.lpush(key("meta"), "x")],
  [
    "a hash for the stream",
    "events is a hash, and the queue needs a stream",
    (key) => client.hset(key("events"), "a", "b"),
  ],
  [
    "a string for the sorted set",
    "marker is a string, and the queue needs a zset",
    (key) => client.set(key("marker"), ""),
  ],
  [
    "nonsense in the hash",
    "Redis refuses a command: ERR ",
    (key) => client.hset(key("meta"), "opts.maxLenEvents", "many", "concurrency", "many"),
  ],
])("%s: worker and study name it", async (name, complaint, put) => {
  const queue = name.replaceAll(" ", "-");
  await put((end) => `bull:${queue}:${end}`);
  for (const error of await Promise.all([worker(queue), study(queue)])) {
    expect(error).toBeInstanceOf(QueueError);
    expect((error as Error).message).toContain(complaint);
    expect((error as Error).message).toContain(`bull:${queue}:`);
  }
});

test.each<[string, string, (key: string) => Promise<unknown>]>([
  ["a string", "WRONGTYPE", (key) => client.set(key, "x")],
  ["a list", "WRONGTYPE", (key) => client.lpush(key, "x")],
  ["a hash with nonsense", "makes no sense: Unexpected token", (key) => client.hset(key, "data", "nonsense")],
])("%s for a chunk stops the worker that meets it", async (name, complaint, put) => {
  const queue = `chunk-${name.replaceAll(" ", "-")}`;
  await put(`bull:${queue}:1`);
  await client.lpush(`bull:${queue}:wait`, "1");
  const error = await worker(queue);
  expect(error).toBeInstanceOf(QueueError);
  expect((error as Error).message).toContain(complaint);
});

test("a counter that is no number, where the study counts", async () => {
  await client.set("bull:counter:id", "many");
  const error = await study("counter");
  expect(error).toBeInstanceOf(QueueError);
  expect((error as Error).message).toMatch(
    /the queue bull:counter:\*: Redis refuses a command: ERR value is not an integer/,
  );
});

test("a chunk whose key turns foreign while its study waits", async () => {
  const waiting = study("later");
  const events = (await client.xread("BLOCK", 0, "STREAMS", "bull:later:events", "0")) as [
    [string, [string, string[]][]],
  ];
  const fields = events[0][1].flatMap(([, values]) => values);
  const key = `bull:later:${fields[fields.indexOf("jobId") + 1]}`;
  await client.multi().del(key).set(key, "x").exec();
  const error = await waiting;
  expect(error).toBeInstanceOf(QueueError);
  expect((error as Error).message).toContain("Redis refuses a command: WRONGTYPE");
});

test("what passes is no reason to end: lost connections, lost locks, a Redis that is loading or has another password", () => {
  const place = { url: "redis://localhost", queue: "q" };
  const reply = (message: string): Error => Object.assign(new Error(message), { name: "ReplyError" });
  const passing = [
    Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }),
    new Error("Connection is closed."),
    new Error("Missing lock for job 1. finished"),
    reply("LOADING Redis is loading the dataset in memory"),
    reply("NOAUTH Authentication required."),
    reply("WRONGPASS invalid username-password pair"),
  ];
  for (const error of passing) expect(queueErrorOf(error, place), error.message).toBe(null);
  const said = "OOM command not allowed when used memory > 'maxmemory'";
  const signed = reply(`${said}. script: ${"0".repeat(40)}, on @user_script:1.\nmore`);
  expect(queueErrorOf(signed, place)?.message).toBe(
    `redis://localhost: the queue bull:q:*: Redis refuses a command: ${said}.; choose another --queue, or delete what is not the queue's`,
  );
});
