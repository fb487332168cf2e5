import { type Artefact, canonicalJson, digest } from "@sgd-basins/report";
import { expect, test } from "vitest";
import { fakeArtefact } from "../../test/fakes/writeFakeReport.ts";
import { compareArtefact, compareRun } from "./compare.ts";
import type { Check } from "./messages.ts";

const artefact = fakeArtefact("appendix-a", { runs: 1, replicates: 1 });
const text = canonicalJson(artefact);
const { runs } = artefact.data as { runs: { smallestEigenvalue: number }[] };
const other: Artefact = { ...artefact, title: "Another title" };

async function check(published = text): Promise<Check> {
  const options = { seed: 1, scale: "paper" } as const;
  return { id: "appendix-a", sha256: await digest(published), url: "/data/appendix-a.json", options };
}

const serve = (served: string) => async () => served;

test("the same bytes, computed, published and served, are a match", async () => {
  expect(await compareArtefact(await check(), artefact, serve(text))).toEqual({
    id: "appendix-a",
    matches: true,
    text: `All ${new TextEncoder().encode(text).length} bytes are the published ones.`,
    sha256: await digest(text),
  });
});

test.each([
  ["a file that was changed", canonicalJson(other), /this site's file was changed\. .* title: "Another title" is not/],
  ["a file in another layout", JSON.stringify(artefact), /file was changed\. Every value of the file agrees/],
  ["a file that is not JSON", "<html>", /file was changed\. The file is not JSON\./],
])("%s is a mismatch, though what was computed has the published digest", async (_, served, words) => {
  const verdict = await compareArtefact(await check(), artefact, serve(served));
  expect(verdict).toMatchObject({ matches: false, text: expect.stringMatching(words) });
});

test("another result than the published one is a mismatch that names the first value", async () => {
  const verdict = await compareArtefact(await check(), other, serve(text));
  expect(verdict.matches).toBe(false);
  expect(verdict.text).toMatch(/is not what was published\. .* title: "Appendix A, .*" is not "Another title"/);
});

test("a published digest that fits nothing is a mismatch, though file and computation agree", async () => {
  const verdict = await compareArtefact(await check("something else"), artefact, serve(text));
  expect(verdict).toMatchObject({ matches: false, text: expect.stringContaining("the published digest") });
});

test("one run is compared with its own record, in a file that must have the published digest", async () => {
  expect((await compareRun(await check(), 1, runs[1], serve(text))).matches).toBe(true);
  expect((await compareRun(await check("something else"), 1, runs[1], serve(text))).matches).toBe(false);
  const { matches, text: words } = await compareRun(
    await check(),
    1,
    { ...runs[1], smallestEigenvalue: 0.5 },
    serve(text),
  );
  expect(matches).toBe(false);
  expect(words).toContain(`data.runs[1].smallestEigenvalue: ${runs[1]!.smallestEigenvalue} is not 0.5`);
  expect((await compareRun(await check(), 1, runs[1], serve("<html>"))).matches).toBe(false);
  expect((await compareRun(await check(), 999, runs[1], serve(text))).matches).toBe(false);
});
