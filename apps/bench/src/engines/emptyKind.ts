/** A kind of task that does nothing, for what an engine itself costs. */

export function taskKind() {
  return { name: "empty", work: () => 100, run: (task: unknown): unknown => task };
}
