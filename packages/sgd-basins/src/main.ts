#!/usr/bin/env node
import * as nodeModule from "node:module";

// Half of a short command's time goes to compiling; Node keeps the result beside its temporary files, from 22.1 on.
nodeModule.enableCompileCache?.();

// Imported now and not at the top, because what is imported there is compiled before the first line runs.
const { processContext, runProblemCommand, runProcess } = await import("./command/index.ts");
void runProcess(processContext(), runProblemCommand);
