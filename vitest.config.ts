import { tmpdir } from "node:os";
import { join } from "node:path";
import { configDefaults, defineConfig } from "vitest/config";
import { LongestFirst } from "./scripts/testing/longestFirst.ts";
import { probeParts } from "./scripts/testing/parts.ts";

// A test says with a tag what it needs besides Node and npm; where that is missing it is left out.
const tags = probeParts().map(({ name, install, missing, required }) => ({
  name,
  description: install,
  skip: missing && !required,
}));

/** Puts counters around global objects, for good: it has a worker of its own. */
const alone = ["apps/bench/src/compare/counts.test.ts"];

/** Files that read the artefacts at paper scale, which take half a minute to compute: only a run of one of these does. */
const readingArtefacts = [
  "packages/studies/test/*.test.ts",
  "apps/site/src/playground/{experiment,panelState}.test.ts",
  "apps/site/test/{essay,everyPage,onANetwork,pages,playground,site,verify,yourProblem}.test.ts",
];

export default defineConfig({
  test: {
    reporters: ["default", "./scripts/testing/countReporter.ts"],
    tags,
    sequence: { sequencer: LongestFirst },
    // Two cores, and a third file while others wait for a process or a browser.
    maxWorkers: 3,
    // Node runs the sources as the commands do, which is faster than what Vite makes of them; files share a worker and the
    // modules that it has loaded.
    isolate: false,
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Where the command keeps what Node has compiled; workers, and the many processes that tests start, find it there.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), "node-compile-cache") },
    testTimeout: 60_000,
    hookTimeout: 180_000,
    retry: 0,
    projects: [
      {
        extends: true,
        test: {
          name: "artefacts",
          globalSetup: ["packages/studies/test/computeArtefacts.ts", "apps/site/test/siteFolder.ts"],
          include: readingArtefacts,
        },
      },
      {
        extends: true,
        test: {
          name: "rest",
          include: ["packages/*/src/**/*.test.ts", "{apps/*/{src,test},scripts}/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...alone, ...readingArtefacts],
        },
      },
      {
        extends: true,
        test: { name: "alone", include: alone, isolate: true },
      },
    ],
  },
});
