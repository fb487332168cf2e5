#!/usr/bin/env node
import { describeSystemError } from "@sgd-basins/report/node";
import { processContext } from "./context.ts";
import { runBench } from "./runBench.ts";

// Somebody who reads only the first lines (`| head`) is no error, and neither is nobody who reads progress: the work goes
// on, writes its files and cleans up. An output that cannot be written is one, at the end.
let lost = false;
process.stderr.on("error", () => {});
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE" || lost) return;
  lost = true;
  process.stderr.write(`bench: standard output: ${describeSystemError(error)}\n`);
  process.exitCode = 3;
});

const context = processContext();
const code = await runBench(process.argv.slice(2), context);
process.exitCode = lost ? 3 : code;
// What is interrupted waits for nothing.
if (context.signal.aborted) process.exit();
