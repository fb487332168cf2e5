#!/usr/bin/env node
import { processContext } from "./context.ts";
import { run } from "./run.ts";

// Somebody who reads only the first lines (`| head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

process.exitCode = await run(process.argv.slice(2), processContext());
