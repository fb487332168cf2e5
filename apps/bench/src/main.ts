#!/usr/bin/env node
import { benchFolder } from "@sgd-basins/bench-documents";
import { describeSystemError } from "@sgd-basins/report/node";
import type { Context } from "./context.ts";
import { abortOnSignals } from "./interrupt.ts";
import { measureInWorker } from "./run/measureInWorker.ts";
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

/** The context of a command that was started from a shell. */
const context: Context = {
  writeOut: (text) => void process.stdout.write(text),
  writeError: (text) => void process.stderr.write(text),
  terminal: process.stderr.isTTY === true,
  records: benchFolder,
  signal: abortOnSignals(),
  measure: measureInWorker,
};
const code = await runBench(process.argv.slice(2), context);
process.exitCode = lost ? 3 : code;
// What is interrupted waits for nothing.
if (context.signal.aborted) process.exit();
