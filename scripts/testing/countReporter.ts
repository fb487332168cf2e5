import type { Reporter, TestModule } from "vitest/node";
import { probeParts } from "./parts.ts";

/**
 * Closes the run with what was left out and how to include it, if anything was, and one line that a CI log can be searched
 * for: "N passed, N failed", and how many were skipped.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;
    const skipped: { readonly module: string; readonly tags: readonly string[] }[] = [];
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") passed++;
        else if (state === "skipped") skipped.push({ module: module.moduleId, tags: test.tags });
        else failed++;
      }
    }
    const lines = [`${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`];
    if (skipped.length > 0) lines.unshift(...sayWhy(skipped));
    process.on("exit", () => console.log(lines.join("\n")));
  }
}

/** One line a part that is missing; none if the tests that need it were not asked for. */
function sayWhy(skipped: readonly { readonly module: string; readonly tags: readonly string[] }[]): string[] {
  const lines = probeParts().flatMap(({ name, install, missing }) => {
    const some = skipped.filter(({ tags }) => missing && tags.includes(name));
    const files = new Set(some.map(({ module }) => module)).size;
    return some.length === 0
      ? []
      : [`  ${counted(some.length, "test")} in ${counted(files, "file")} without ${name}: ${install}`];
  });
  if (lines.length === 0) return [];
  return ["", "Left out; with what is missing installed, the same command runs them too:", ...lines, ""];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
