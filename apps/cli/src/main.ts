#!/usr/bin/env node
import { enableCompileCache } from "node:module";

// Half of a short command's time goes to compiling; Node keeps the result beside its temporary files. Workers read the
// folder's name from the environment.
const { directory } = enableCompileCache();
if (directory !== undefined) process.env.NODE_COMPILE_CACHE ??= directory;

// Somebody who reads only the first lines (`| head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

// Imported now and not at the top, because what is imported there is compiled before the first line runs.
const [{ processContext }, { run }] = await Promise.all([import("./context.ts"), import("./run.ts")]);
process.exitCode = await run(process.argv.slice(2), processContext());
