#!/usr/bin/env node
import { processContext } from "./context.ts";
import { runBench } from "./runBench.ts";

// Somebody who reads only the first lines (`| head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});
// Nobody reads the progress any more: the work goes on, and cleans up.
process.stderr.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await runBench(process.argv.slice(2), processContext());
