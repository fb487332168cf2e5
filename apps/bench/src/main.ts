#!/usr/bin/env node
import { processContext } from "./context.ts";
import { runBench } from "./runBench.ts";

// Somebody who reads only the first lines (`| head`) is no error: the work goes on, writes its files and cleans up.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

process.exitCode = await runBench(process.argv.slice(2), processContext());
