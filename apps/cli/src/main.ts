#!/usr/bin/env node
import { enableCompileCache } from "node:module";

// Half of a short command's time goes to compiling; Node keeps the result beside its temporary files. Workers read the
// folder's name from the environment.
const { directory } = enableCompileCache();
if (directory !== undefined) process.env.NODE_COMPILE_CACHE ??= directory;

// Imported now and not at the top, because what is imported there is compiled before the first line runs.
const [{ processContext }, { runProcess }, { run }] = await Promise.all([
  import("./context.ts"),
  import("sgd-basins/command"),
  import("./run.ts"),
]);
void runProcess(processContext(), run);
