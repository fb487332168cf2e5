import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { commandSide } from "../sides/commandSide.ts";
import { endGroup } from "./endGroup.ts";

test("a child that does not listen is killed with its children", async () => {
  const script = "trap '' TERM; sleep 1000 & echo ready; wait; wait";
  const child = spawn("sh", ["-c", script], { detached: true, stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  const closed = once(child, "close");
  endGroup(child, 10);
  // The pipe closes when the last of them is gone.
  expect(await closed).toEqual([null, "SIGKILL"]);
});

test("a command's side that is closed in the middle of a sample ends the command and its children", async () => {
  let prepared = (): void => {};
  const side = commandSide("sh", ["-c", "sleep 1000 & wait"], {}, async () => prepared());
  const begun = new Promise<void>((resolve) => {
    prepared = resolve;
  });
  const sample = side.sample(0);
  const ended = expect(sample).rejects.toThrow("aborted");
  await begun;
  await side.close();
  await ended;
});

test("commands for which a thread waits in spawnSync are ended, the next one too", () => {
  // A process of its own, for it ends all that its process has started.
  const script = `
    import { once } from "node:events";
    import { Worker } from "node:worker_threads";
    import { endCommands } from ${JSON.stringify(new URL("./endCommands.ts", import.meta.url).href)};
    const thread = \`import { spawnSync } from "node:child_process";
      for (let i = 0; i < 2; i++) spawnSync("sleep", ["1000"]);\`;
    const worker = new Worker(thread, { eval: true });
    await once(worker, "online");
    const ending = endCommands();
    const [code] = await once(worker, "exit");
    ending.stop();
    process.exitCode = code;`;
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
});
