/** Writes many runs as one path: x in iterations, y in whole units, so that a step costs about three bytes. */

/**
 * The path data of runs with equally spaced iterates. Runs that round to the same line are written once: a path has one
 * opacity, so the picture is the same.
 *
 * @param runs - for each run, its ordinates at x = 0, 1, 2, …
 */
export function tracePath(runs: Iterable<ArrayLike<number>>): string {
  const written = new Set<string>();
  for (const run of runs) written.add(traceRun(run));
  return [...written].join("");
}

function traceRun(run: ArrayLike<number>): string {
  let y = Math.round(run[0] as number);
  let path = `M0 ${y}`;
  let command = "";
  let level = 0;
  for (let j = 1; j <= run.length; j++) {
    const next = j < run.length ? Math.round(run[j] as number) : Number.NaN;
    if (next === y) {
      level += 1;
      continue;
    }
    if (level > 0) {
      path += `h${level}`;
      command = "h";
      level = 0;
    }
    if (j === run.length) break;
    const rise = next - y;
    path += `${command === "l" ? " " : "l"}1${rise < 0 ? rise : ` ${rise}`}`;
    command = "l";
    y = next;
  }
  return path;
}
