import { expect, test } from "vitest";
import { fakeArtefact } from "../../test/fakes/writeFakeReport.ts";
import { overviewOf } from "./overview.ts";
import { neighbours, resultOf, results } from "./results.ts";
import { addScores, countVerdicts, scoreOf, total } from "./score.ts";
import { layOutScore, verdictAnchor } from "./scoreBar.ts";

const options = { runs: 2, replicates: 1 };

test("results are named as in the paper and follow one another without a gap", () => {
  expect(resultOf("figure-05")).toMatchObject({ name: "Figure 5", path: "figures/figure-05/" });
  expect(results).toHaveLength(28);
  for (const [i, result] of results.entries()) {
    expect(neighbours(result.id)).toEqual({ previous: results[i - 1], next: results[i + 1] });
  }
});

test("a table is scored by its cells, a figure by its findings, a picture not at all", () => {
  expect(total(scoreOf(fakeArtefact("table-1", options)))).toBe(24);
  expect(total(scoreOf(fakeArtefact("figure-05", options)))).toBe(2);
  expect(total(scoreOf(fakeArtefact("figure-10", options)))).toBe(0);
});

test("scores add up", () => {
  const one = countVerdicts(["reproduced", "differs"]);
  expect(addScores([one, one, countVerdicts([])])).toEqual({
    reproduced: 2,
    "differs, explained": 0,
    differs: 2,
    "not recoverable": 0,
  });
});

test("the overview counts every judged statement once and joins equal claims", () => {
  const artefacts = (["table-1", "figure-05", "figure-07"] as const).map((id) => fakeArtefact(id, options));
  const overview = overviewOf(artefacts);
  expect(overview.reduce((sum, statement) => sum + statement.count, 0)).toBe(24 + 2 + 2);
  const joined = overview.find((statement) => statement.claim.startsWith("Every run leaves"));
  expect(joined!.results.map((result) => result.name)).toEqual(["Figure 5", "Figure 7"]);
});

test("a score's bar is as wide as its parts, in order", () => {
  const fields = layOutScore(countVerdicts(["reproduced", "reproduced", "reproduced", "not recoverable"]));
  expect(fields.map(({ verdict, x, width }) => [verdict, x, width])).toEqual([
    ["reproduced", 0, 75],
    ["not recoverable", 75, 25],
  ]);
  expect(layOutScore(countVerdicts([]))).toEqual([]);
  expect(verdictAnchor("differs, explained")).toBe("verdict-differs-explained");
});
