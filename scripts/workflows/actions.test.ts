import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Room, runAction } from "./actions.ts";

let folder: string;
let room: Room;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sgd-basins-actions-"));
  const places = {
    origin: join(folder, "origin"),
    workspace: join(folder, "work"),
    artifacts: join(folder, "artifacts"),
  };
  room = { ...places, event: "push", permissions: { contents: "read" }, name: "name", say: () => {} };
});

afterEach(() => rmSync(folder, { recursive: true }));

const run = (action: string, inputs: Record<string, string> = {}) =>
  runAction(`actions/${action}@${"0".repeat(40)}`, inputs, room);

function write(...files: string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(room.workspace, file)), { recursive: true });
    writeFileSync(join(room.workspace, file), "");
  }
}

function filesIn(place: string): string[] {
  const entries = readdirSync(place, { recursive: true, withFileTypes: true });
  return entries
    .flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name).slice(place.length + 1)] : []))
    .sort();
}

test("a file is uploaded without its folders, and downloaded below the artifact's name", () => {
  write("shards/1/shard.jsonl", "shards/1/other");
  run("upload-artifact", { name: "shard-1", path: "shards/1/shard.jsonl" });
  run("download-artifact", { path: "all" });
  expect(filesIn(join(room.workspace, "all"))).toEqual(["shard-1/shard.jsonl"]);
});

test("a folder is uploaded without what is hidden, and several paths below what they share", () => {
  write("reports/a.json", "reports/paper/b.json", "reports/.journal", "compare.md", "compare.json");
  run("upload-artifact", { name: "reports", path: "reports" });
  run("upload-artifact", { name: "compare", path: "compare.*" });
  run("upload-artifact", { name: "both", path: "reports/paper\ncompare.md\n" });
  expect(filesIn(room.artifacts)).toEqual([
    "both/compare.md",
    "both/reports/paper/b.json",
    "compare/compare.json",
    "compare/compare.md",
    "reports/a.json",
    "reports/paper/b.json",
  ]);
});

test("what GitHub refuses is refused", () => {
  write("index.html");
  expect(() => run("upload-artifact", { path: "nothing" })).toThrow("there is nothing at nothing");
  expect(() => run("download-artifact")).toThrow("no artifact");
  expect(() => run("configure-pages")).toThrow("'pages: read'");
  room = { ...room, permissions: { pages: "write", "id-token": "write" } };
  expect(run("configure-pages")).toMatchObject({ base_path: "/name" });
  expect(() => run("deploy-pages")).toThrow("no job has uploaded the pages");
  run("upload-pages-artifact", { path: "." });
  expect(run("deploy-pages")).toHaveProperty("page_url");
});

test("what is not known here is refused", () => {
  expect(() => run("cache")).toThrow("actions/cache");
  expect(() => run("setup-node", { cache: "pnpm" })).toThrow("the option 'cache'");
  expect(() => runAction("actions/checkout@v5", {}, room)).toThrow("not held to a commit");
});
