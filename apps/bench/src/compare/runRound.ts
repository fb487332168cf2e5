import { spawn } from "node:child_process";
import { join } from "node:path";
import type { RoundAnswer, RoundTask } from "./roundTask.ts";

/** Runs one side's part of a round in a fresh process from that side's folder. */
export function runRound(folder: string, request: RoundTask, signal: AbortSignal): Promise<RoundAnswer> {
  const script = join(folder, "apps", "bench", "src", "compare", "round.ts");
  const child = spawn(process.execPath, [script], { cwd: folder, signal, stdio: ["pipe", "pipe", "pipe"] });
  let out = "";
  let complaint = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = `${complaint}${text}`.slice(-2000);
  });
  child.stdin.on("error", () => {});
  child.stdin.end(JSON.stringify(request));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(JSON.parse(out) as RoundAnswer);
      else reject(new Error(`a round in ${folder} ended with ${code}: ${complaint.trim()}`));
    });
  });
}
