import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Files that take longest, the longest first: begun late, one of them would keep one core waiting for the other. The first
 * builds the site, for which the others of the site would only wait; these follow each other and share a browser.
 */
const longest = [
  "apps/site/test/everyPage.test.ts",
  "scripts/checks.test.ts",
  "apps/site/test/verify.test.ts",
  "apps/site/test/yourProblem.test.ts",
  "apps/site/test/playground.test.ts",
  "apps/site/test/essay.test.ts",
  "apps/site/test/pages.test.ts",
  "apps/site/test/onANetwork.test.ts",
  "apps/site/test/site.test.ts",
  "apps/cli/src/redisGone.test.ts",
  "apps/cli/src/queue.test.ts",
  "apps/bench/src/engines/engines.test.ts",
  "apps/bench/src/suites/suites.test.ts",
  "apps/bench/src/peers/peers.test.ts",
  "apps/cli/src/resume.test.ts",
];

export class LongestFirst extends BaseSequencer {
  /** Projects one after the other, so that a worker keeps what it has loaded, but for the longest files. */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((file) => moduleId.endsWith(`/${file}`));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
