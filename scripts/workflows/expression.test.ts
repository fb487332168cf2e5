import { expect, test } from "vitest";
import { evaluate, fill, holds, type Scope } from "./expression.ts";

const scope: Scope = {
  failed: false,
  contexts: {
    github: { event_name: "push", repository: "Owner/name", event: { number: 7 } },
    inputs: { scale: "quick" },
    matrix: { shard: 3 },
    steps: { pages: { outputs: { base_path: "/name" } } },
  },
};
const afterFailure: Scope = { ...scope, failed: true };

test.each([
  ["matrix.shard", 3],
  ["steps.pages.outputs.base_path", "/name"],
  ["github.event_name == 'push'", true],
  ["github.event_name != 'push'", false],
  ["github.repository == 'owner/NAME'", true],
  ["'it''s'", "it's"],
  ["inputs.scale == 'paper' || matrix.shard == 3", true],
  ["!(inputs.scale == 'paper') && true", true],
  ["null || 'else'", "else"],
])("%s is %j", (expression, value) => {
  expect(evaluate(expression, scope)).toBe(value);
});

test("what a guard leaves out need not be known", () => {
  expect(evaluate("github.event_name == 'pull_request' && github.event.pull_request.base.sha", scope)).toBe(false);
});

test.each([
  ["github.event.pull_request.base.sha", "nothing is known of"],
  ["github.event", "is not one value"],
  ["toString", "nothing is known of"],
  ["hashFiles('**/*.json')", "the function 'hashFiles' is not known here"],
  ["matrix.shard == '3'", "two kinds"],
  ["matrix.shard < 4", "cannot read '< 4'"],
  ["matrix['shard']", "cannot read '['shard']'"],
  ["(true", "not closed"],
  ["true false", "'false' is left over"],
  ["true ==", "something is missing"],
  ["", "something is missing"],
  ["== 1", "stands where a value should"],
])("%s is refused: %s", (expression, reason) => {
  expect(() => evaluate(expression, scope)).toThrow(reason);
});

const inBraces = (expression: string): string => `$\{{${expression}}}`;

test("a text takes each of its expressions", () => {
  expect(fill(`shards/${inBraces(" matrix.shard ")} of ${inBraces("github.event.number")}`, scope)).toBe(
    "shards/3 of 7",
  );
  expect(fill("$HOME {{ no }}", scope)).toBe("$HOME {{ no }}");
});

test.each([
  [undefined, true, false],
  ["always()", true, true],
  ["failure()", false, true],
  [inBraces(" success() "), true, false],
  ["inputs.scale == 'quick'", true, false],
  ["always() && inputs.scale == 'paper'", false, false],
])("if: %s holds: %s, after a failure: %s", (condition, before, after) => {
  expect([holds(condition, scope), holds(condition, afterFailure)]).toEqual([before, after]);
});
