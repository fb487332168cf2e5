import { canonicalJson, digest, type EngineRecord } from "@sgd-basins/report";
import { expect, test } from "vitest";
import { fakeMomentStudy } from "../../test/fakes/moments.ts";
import { describeEngine } from "./describeEngine.ts";

const { runs } = fakeMomentStudy(1);
const published = { digests: new Map([["table-3", "a".repeat(64)]]), runs };

async function record(table: string): Promise<EngineRecord> {
  return {
    name: "Firefox",
    version: "1.2",
    scriptEngine: "SpiderMonkey",
    digests: [
      { id: "table-3", run: null, sha256: table.repeat(64) },
      { id: "appendix-a", run: 1, sha256: await digest(canonicalJson(runs[1])) },
    ],
    answers: ["playground/", "playground/?k=2", "on-a-network/"],
    pages: 3,
    widths: [360, 1280],
  };
}

test("digests that the report still publishes are said to be those", async () => {
  const lines = await describeEngine(await record("a"), published);
  expect(lines[0]).toBe(`Computed there with the published digests: Table 3, run 2 of ${runs.length} of Appendix A.`);
  expect(lines[1]).toBe("At 3 addresses below playground/, on-a-network/ the page said what Node says.");
  expect(lines[2]).toMatch(/^3 pages, 360 and 1280 px wide: /);
});

test("a digest that the report has replaced is said to be older", async () => {
  const lines = await describeEngine(await record("b"), published);
  expect(lines[1]).toBe("Computed there before this report published another digest: Table 3.");
});
