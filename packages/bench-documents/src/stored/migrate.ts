/** Brings documents of earlier schemas to the present one, a step a schema. Files are not changed. */

type Step = (value: Record<string, unknown>) => Record<string, unknown>;

const steps: Readonly<Record<string, Step>> = {
  // The second schema knows when the commit was made.
  "sgd-basins/bench/1": (value) => {
    const environment = value.environment as { readonly git?: object | null } | undefined;
    const git = environment?.git;
    return {
      ...value,
      schema: "sgd-basins/bench/2",
      environment: { ...environment, git: git === null || git === undefined ? git : { ...git, time: null } },
    };
  },
  // In the second schema each run has its own environment and says how it sampled; before, there was no core.
  "sgd-basins/bench-gate/1": ({ environment, runs, ...rest }) => ({
    ...rest,
    schema: "sgd-basins/bench-gate/2",
    runs: Array.isArray(runs)
      ? runs.map((run: unknown) => (isObject(run) ? { ...run, environment, core: null, timePerSample: null } : run))
      : runs,
  }),
  // The second schema has simulated histories as well.
  "sgd-basins/bench-power/1": (value) => ({ ...value, schema: "sgd-basins/bench-power/2", histories: [] }),
};

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** The value in the present schema if it is in an earlier one; else as it is. */
export function migrate(value: unknown): unknown {
  let current = value;
  while (typeof current === "object" && current !== null && "schema" in current) {
    const { schema } = current;
    const step = typeof schema === "string" && Object.hasOwn(steps, schema) ? steps[schema] : undefined;
    if (step === undefined) break;
    current = step(current as Record<string, unknown>);
  }
  return current;
}
