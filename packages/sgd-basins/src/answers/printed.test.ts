import { expect, test } from "vitest";
import { fromCsv } from "../files.ts";
import { describeBounds, findBounds } from "./bounds.ts";
import { readProblem } from "./readProblem.ts";

const red = "a\u001b[31m";
const steered = [red, "b\u009b31m\u202e", "c\nd"];
const text = `${steered.map((name) => `"${name}"`).join(",")},y\n1,2,0,4\n2,1,1,3\n3,5,1,1\n2,2,3,2\n`;

/** What the command prints for people. */
async function told(file: string, drop: readonly string[] = []): Promise<string> {
  const chosen = { target: "y", batch: [1], standardize: true, budget: 1000, drop };
  const user = await readProblem(
    file,
    chosen,
    async () => new TextEncoder().encode(text),
    () => {},
  );
  return describeBounds(
    file,
    user,
    findBounds(file, user, chosen, [], () => {}),
    chosen,
  );
}

test("names of files and columns steer no terminal", async () => {
  const shown = await told("d\u001b]0;title\u0007.csv");
  expect(shown).not.toMatch(/(?!\n)\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
  for (const name of ["a\\u001b[31m", "b\\u009b31m\\u202e", "c\\nd"]) expect(shown).toContain(name);
  expect(shown).toContain("d\\u001b]0;title\\u0007.csv: least squares");
});

test("what is refused is told so too", async () => {
  const message = 'd.csv: row 2, column "b\\u009b31m\\u202e": is empty';
  const empty = text.replace("1,2,0,4", "1,,0,4");
  expect(() => fromCsv(empty, { target: "y" }, "d.csv")).toThrow(message);
  await expect(told("e\u001b.csv", ["z\u009b"])).rejects.toThrow('e\\u001b.csv: header: has no column "z\\u009b"');
});
