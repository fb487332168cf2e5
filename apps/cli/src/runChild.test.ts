import { expect, test } from "vitest";
import { Interruption } from "./interruption.ts";
import { runChild } from "./runChild.ts";

const node = (script: string, signal: AbortSignal): Promise<number> =>
  runChild(process.execPath, ["-e", script], { stdio: "ignore" }, signal);

test("the exit code is the program's own", async () => {
  expect(await node("process.exit(7)", new AbortController().signal)).toBe(7);
});

test("a program that would run for ever ends when the command is interrupted", async () => {
  const controller = new AbortController();
  const running = node("setInterval(() => {}, 1000)", controller.signal);
  const reason = new Interruption("SIGTERM", 143);
  controller.abort(reason);
  await expect(running).rejects.toBe(reason);
  await expect(node("", controller.signal)).rejects.toBe(reason);
});
