/**
 * Runs the steps of the workflows in clean clones of HEAD: `npx -y pnpm@10 workflows [file[/job]…]`. What only GitHub has
 * is replaced: its actions by what later steps see of them, `gh` by a script that checks the token and the permissions,
 * the repository by a bare one. See CONTRIBUTING.md.
 */
import { execFileSync } from "node:child_process";
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Context, holds } from "./workflows/expression.ts";
import {
  chooseInputs,
  combinations,
  type EventName,
  eventNames,
  eventsOf,
  type Job,
  readWorkflow,
  type Workflow,
} from "./workflows/readWorkflow.ts";
import { runJob } from "./workflows/runJob.ts";

const root = join(import.meta.dirname, "..");
const workflows = join(root, ".github/workflows");
const names = readdirSync(workflows).flatMap((file) => (file.endsWith(".yml") ? [file.slice(0, -4)] : []));
/** What the clones take for the repository on GitHub. */
const repository = { owner: "owner", name: "sgd-basins" };

function stop(reason: string): never {
  console.error(`workflows: ${reason}`);
  process.exit(2);
}

const { values, positionals } = readWords();

function readWords() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        event: { type: "string" },
        input: { type: "string", multiple: true, default: [] },
        skip: { type: "string", multiple: true, default: [] },
        list: { type: "boolean", default: false },
        keep: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    return stop(`${error instanceof Error ? error.message.split(". ", 1)[0] : error}; CONTRIBUTING.md has examples`);
  }
}

const given = Object.fromEntries(
  values.input.map((pair) => {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
    return name === undefined || value === undefined ? stop(`--input is NAME=VALUE, not '${pair}'`) : [name, value];
  }),
);
const onlyEvent = eventNames.find((name) => name === values.event);
if (values.event !== undefined && onlyEvent === undefined) stop(`--event is one of ${eventNames.join(", ")}`);

interface Chosen {
  readonly name: string;
  readonly workflow: Workflow;
  /** Jobs to run; all of them if none is named. */
  readonly jobs: readonly string[];
}

const chosen: Chosen[] = (positionals.length > 0 ? positionals : names).map((word) => {
  const [name = "", job] = word.replace(/\.yml(?=$|\/)/, "").split("/");
  if (!names.includes(name)) stop(`there is no workflow '${name}', only ${names.join(", ")}`);
  const workflow = readWorkflow(join(workflows, `${name}.yml`));
  const jobs = Object.keys(workflow.jobs);
  if (job !== undefined && !jobs.includes(job)) stop(`${name} has no job '${job}', only ${jobs.join(", ")}`);
  return { name, workflow, jobs: job === undefined ? jobs : [job] };
});

if (values.list) {
  for (const { name, workflow, jobs } of chosen) {
    for (const job of jobs) console.log(`${name}/${job}  ${eventsOf(workflow).join(", ")}`);
  }
  process.exit(0);
}

const git = (...words: string[]): string => execFileSync("git", ["-C", root, ...words], { encoding: "utf8" }).trim();
if (git("status", "--porcelain") !== "") console.error("workflows: what is not committed is not tried");
const head = git("rev-parse", "HEAD");
const base = git("rev-parse", "HEAD~1");

const folder = mkdtempSync(join(tmpdir(), "sgd-basins-workflows-"));
const log = createWriteStream(join(folder, "log"));
const say = (line: string): void => {
  console.log(line);
  log.write(`${line}\n`);
};
say(`${head.slice(0, 7)} in ${folder}; what the steps print is in its log`);

let failures = 0;
for (const one of chosen) {
  for (const event of eventsOf(one.workflow)) {
    if (onlyEvent === undefined ? alreadyRuns(one, event) : event !== onlyEvent) continue;
    failures += await runWorkflow(one, event);
  }
}
await new Promise<void>((resolve) => log.end(resolve));
if (failures > 0) console.error(`workflows: ${failures} jobs failed; everything is left in ${folder}`);
else if (!values.keep) rmSync(folder, { recursive: true });
process.exitCode = failures > 0 ? 1 : 0;

/** Whether an earlier event of the workflow has run all that this one would. */
function alreadyRuns({ workflow, jobs }: Chosen, event: EventName): boolean {
  const events = eventsOf(workflow);
  const earlier = events.slice(0, events.indexOf(event));
  const runs = (name: string, by: EventName): boolean => holds(workflow.jobs[name]?.if, scopeOf(workflow, by));
  return jobs.every((name) => !runs(name, event) || earlier.some((by) => runs(name, by)));
}

function scopeOf(workflow: Workflow, event: EventName) {
  const full = `${repository.owner}/${repository.name}`;
  const request = { number: 1, head: { sha: head, repo: { full_name: full } }, base: { sha: base } };
  const github: Context = {
    event_name: event,
    repository: full,
    sha: head,
    ref: event === "pull_request" ? "refs/pull/1/merge" : "refs/heads/main",
    token: "a-token-that-opens-nothing",
    event: event === "pull_request" ? { pull_request: request } : event === "push" ? { before: base } : {},
  };
  const inputs: Context = event === "workflow_dispatch" ? chooseInputs(workflow, given) : {};
  return { contexts: { github, inputs }, failed: false };
}

/** @returns how many jobs failed */
async function runWorkflow({ name, workflow, jobs }: Chosen, event: EventName): Promise<number> {
  const place = join(folder, `${name}-${event}`);
  const origin = join(place, "origin.git");
  mkdirSync(place);
  git("init", "--quiet", "--bare", "--initial-branch", "main", origin);
  git("push", "--quiet", origin, `${head}:refs/heads/main`);
  const scope = scopeOf(workflow, event);
  const done = new Map<string, boolean>();
  const runOne = async (jobName: string, job: Job): Promise<void> => {
    const missing = job.needs.find((needed) => done.get(needed) === false);
    if (missing !== undefined) say(`${name}/${jobName} on ${event}: left out, since ${missing} failed`);
    if (missing !== undefined || !holds(job.if, scope)) return;
    let allRight = true;
    for (const matrix of combinations(job)) {
      const title = [name, jobName, ...Object.values(matrix)].join("/");
      say(`${title} on ${event}`);
      const right = await runJob({
        job,
        event,
        origin,
        folder: join(place, [jobName, ...Object.values(matrix)].join("-")),
        artifacts: join(place, "artifacts"),
        permissions: job.permissions ?? workflow.permissions,
        name: repository.name,
        env: workflow.env,
        contexts: { ...scope.contexts, matrix },
        skipped: values.skip,
        say,
        onOutput: (text) => log.write(text),
      });
      say(`${title}: ${right ? "done" : "failed"}`);
      allRight &&= right;
    }
    done.set(jobName, allRight);
  };
  // A job stands after those that it needs, which runs them in the order of the file.
  for (const jobName of jobs) {
    const job = workflow.jobs[jobName];
    if (job !== undefined) await runOne(jobName, job);
  }
  const pushed = execFileSync("git", ["-C", origin, "log", "--oneline", `${head}..main`], { encoding: "utf8" });
  if (pushed !== "") say(`pushed to main: ${pushed.trim()}`);
  return [...done.values()].filter((right) => !right).length;
}
