/** A workflow file, as far as this repository's go: a key that nobody here acts on, or has chosen to ignore, is refused. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const values = z.record(z.string(), scalar);
const permissions = z.record(z.string(), z.enum(["read", "write", "none"]));
/** What decides when and where a job runs, and nothing about what its steps do. */
const ignored = z.unknown().optional();

const step = z
  .strictObject({
    name: z.string().optional(),
    id: z.string().optional(),
    if: z.string().optional(),
    uses: z.string().optional(),
    with: values.default({}),
    run: z.string().optional(),
    env: values.default({}),
  })
  .refine(({ uses, run }) => (uses === undefined) !== (run === undefined), "a step has either `uses` or `run`");

const job = z.strictObject({
  "runs-on": ignored,
  "timeout-minutes": ignored,
  environment: ignored,
  container: ignored,
  needs: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
  if: z.string().optional(),
  permissions: permissions.optional(),
  strategy: z.strictObject({ matrix: z.record(z.string(), z.array(scalar)), "fail-fast": ignored }).optional(),
  env: values.default({}),
  steps: z.array(step),
});

const dispatch = z.strictObject({
  inputs: z
    .record(
      z.string(),
      z.strictObject({
        description: z.string(),
        type: z.enum(["string", "choice"]).default("string"),
        options: z.array(z.string()).optional(),
        default: z.string(),
      }),
    )
    .default({}),
});

const workflow = z.strictObject({
  name: z.string(),
  on: z.strictObject({
    pull_request: ignored,
    push: ignored,
    // The same jobs as by hand.
    schedule: ignored,
    workflow_dispatch: dispatch.nullable().optional(),
  }),
  permissions,
  concurrency: ignored,
  env: values.default({}),
  jobs: z.record(z.string(), job),
});

export type Step = z.infer<typeof step>;
export type Job = z.infer<typeof job>;
export type Workflow = z.infer<typeof workflow>;
export type Permissions = z.infer<typeof permissions>;

export const eventNames = ["pull_request", "push", "workflow_dispatch"] as const;
export type EventName = (typeof eventNames)[number];

/** @throws Error that names the file and the key */
export function readWorkflow(file: string): Workflow {
  const { data, error } = workflow.safeParse(parse(readFileSync(file, "utf8")));
  if (data === undefined) throw new Error(`${file}: ${z.prettifyError(error)}`);
  return data;
}

/** The events that start a workflow. */
export function eventsOf({ on }: Workflow): EventName[] {
  return eventNames.filter((name) => Object.hasOwn(on, name));
}

/** The combinations of a job's matrix; one, of nothing, without it. */
export function combinations({ strategy }: Job): Record<string, string | number | boolean>[] {
  return Object.entries(strategy?.matrix ?? {}).reduce<Record<string, string | number | boolean>[]>(
    (found, [name, choices]) => found.flatMap((one) => choices.map((choice) => ({ ...one, [name]: choice }))),
    [{}],
  );
}

/** The inputs of a run started by hand: what was given, and else what the file has. */
export function chooseInputs({ on }: Workflow, given: Readonly<Record<string, string>>): Record<string, string> {
  const known = on.workflow_dispatch?.inputs ?? {};
  for (const [name, value] of Object.entries(given)) {
    const input = known[name];
    if (input === undefined) throw new Error(`there is no input '${name}', only ${Object.keys(known).join(", ")}`);
    if (input.options !== undefined && !input.options.includes(value)) {
      throw new Error(`the input '${name}' is one of ${input.options.join(", ")}, and not '${value}'`);
    }
  }
  return Object.fromEntries(Object.entries(known).map(([name, input]) => [name, given[name] ?? input.default]));
}
