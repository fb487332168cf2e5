import type { Environment } from "../schemas/benchReport.ts";

/** The line that says where a run was measured. */
export function describeEnvironment(environment: Environment): string {
  const { node, v8, git } = environment;
  const code = git === null ? "no commit" : `commit ${git.commit.slice(0, 12)}${git.dirty ? " with changes" : ""}`;
  return `${describeMachine(environment)}, Node ${node}, V8 ${v8}, ${code}`;
}

/** Processor, cores and platform. */
export function describeMachine({ cpu, cores, platform }: Environment): string {
  return `${cpu}, ${cores} ${cores === 1 ? "core" : "cores"}, ${platform}`;
}
