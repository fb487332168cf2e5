import { spawn } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Room, runAction } from "./actions.ts";
import { cleanEnvironment } from "./cleanEnvironment.ts";
import { type Context, evaluate, fill, holds, type Scope } from "./expression.ts";
import type { Job, Step } from "./readWorkflow.ts";

export interface JobRun extends Omit<Room, "workspace"> {
  readonly job: Job;
  /** A folder of its own, empty. */
  readonly folder: string;
  /** Its environment from the workflow, and `github`, `inputs`, `matrix`. */
  readonly env: Readonly<Record<string, string | number | boolean>>;
  readonly contexts: Context;
  /** Texts; a step whose title holds one is left out. */
  readonly skipped: readonly string[];
  /** Where what the steps print goes. */
  readonly onOutput: (text: string) => void;
}

/** Runs the steps of a job one after the other, as a runner does. @returns whether none failed */
export async function runJob(run: JobRun): Promise<boolean> {
  const { job, folder, say } = run;
  const workspace = join(folder, "repository");
  const temporary = join(folder, "temporary");
  const tools = join(folder, "tools");
  for (const made of [workspace, temporary, tools]) mkdirSync(made, { recursive: true });
  copyFileSync(join(import.meta.dirname, "gh.sh"), join(tools, "gh"));
  chmodSync(join(tools, "gh"), 0o755);
  const room: Room = { ...run, workspace };

  const outputs: Record<string, Context> = {};
  let failed = false;
  for (const [index, step] of job.steps.entries()) {
    const title = step.name ?? step.run?.trim().split("\n")[0] ?? step.uses?.replace(/@.*/, "") ?? "";
    const scope = (): Scope => ({
      contexts: { ...run.contexts, steps: outputs, runner: { temp: temporary } },
      failed,
    });
    try {
      if (run.skipped.some((part) => title.includes(part)) || !holds(step.if, scope())) {
        say(`- ${title}: left out`);
        continue;
      }
      say(`- ${title}`);
      const filled = fillAll(step.uses === undefined ? step.env : step.with, scope());
      if (step.uses !== undefined) {
        const given = runAction(step.uses, filled, room);
        if (step.id !== undefined) outputs[step.id] = { outputs: given };
        continue;
      }
      const writes = Object.entries(room.permissions).flatMap(([name, level]) => (level === "write" ? [name] : []));
      const environment = {
        ...cleanEnvironment(tools),
        ...githubVariables(run, workspace, temporary),
        GH_WRITES: writes.join(" "),
        ...fillAll({ ...run.env, ...job.env }, scope()),
        ...filled,
      };
      await runStep(fill(step.run ?? "", scope()), join(folder, `step-${index}`), workspace, environment, run.onOutput);
    } catch (error) {
      failed = true;
      say(`  failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return !failed;
}

function fillAll(values: Step["env"], scope: Scope): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(String(value), scope)]));
}

/** The variables of a runner that the steps, or what they start, may ask for. */
function githubVariables({ event, contexts }: JobRun, workspace: string, temporary: string): Record<string, string> {
  const scope: Scope = { contexts, failed: false };
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: event,
    GITHUB_WORKSPACE: workspace,
    GITHUB_SHA: String(evaluate("github.sha", scope)),
    GITHUB_REF: String(evaluate("github.ref", scope)),
    GITHUB_REPOSITORY: String(evaluate("github.repository", scope)),
    RUNNER_TEMP: temporary,
  };
}

/** Files by which a step tells the runner something; those of the second row nothing here would act on. */
const files = { read: ["GITHUB_STEP_SUMMARY"], refused: ["GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH"] } as const;

async function runStep(
  script: string,
  folder: string,
  workspace: string,
  environment: NodeJS.ProcessEnv,
  onOutput: (text: string) => void,
): Promise<void> {
  mkdirSync(folder);
  const told = Object.fromEntries([...files.read, ...files.refused].map((name) => [name, join(folder, name)]));
  for (const file of Object.values(told)) writeFileSync(file, "");
  const scriptFile = join(folder, "script.sh");
  writeFileSync(scriptFile, script);
  const shell = spawn("bash", ["-e", scriptFile], {
    cwd: workspace,
    env: { ...environment, ...told },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const output of [shell.stdout, shell.stderr]) output.on("data", (chunk: Buffer) => onOutput(chunk.toString()));
  const code = await new Promise((resolve, reject) => {
    shell.on("error", reject);
    shell.on("close", (exit, signal) => resolve(exit ?? signal));
  });
  for (const name of files.read) onOutput(readFileSync(told[name] ?? "", "utf8"));
  for (const name of files.refused) {
    const file = told[name] ?? "";
    if (existsSync(file) && readFileSync(file, "utf8") !== "") throw new Error(`$${name} is not known here`);
  }
  if (code !== 0) throw new Error(`exit code ${code}`);
}
