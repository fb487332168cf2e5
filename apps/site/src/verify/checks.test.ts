import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { canonicalJson, digest, parseArtefact } from "@sgd-basins/report";
import { type StudyOptions, studies, taskKind } from "@sgd-basins/studies";
import { chosenIn } from "@sgd-basins/studies/options";
import { assembleArtefact, optionsOf } from "@sgd-basins/studies/planning";
import { expect, test } from "vitest";
import type { ReportEntry } from "../reports/readReport.ts";
import { checkOf } from "./checks.ts";
import { compareArtefact } from "./compare.ts";

/** Every option at once, none of them with the value that it has anyway; a further one does not compile until it stands here. */
const options: Required<StudyOptions> = {
  seed: 7,
  scale: "quick",
  cells: [
    { components: 3, zeroEigenvalues: 0 },
    { components: 2, zeroEigenvalues: 1 },
  ],
  replicates: 3,
  dimension: 4,
  trainings: 2,
  lengths: [{ batchSize: 1, runs: 6, steps: 10 }],
};

const study = (id: "appendix-a" | "figure-09") => studies.find((one) => one.id === id)!;

/** An artefact with these options, as the report has it. */
async function entryOf(id: "appendix-a" | "figure-09"): Promise<ReportEntry> {
  const parts = study(id)
    .tasks(options)
    .map(({ kind, task }) => taskKind(kind).run(task as never));
  const artefact = assembleArtefact(study(id), options, parts);
  const text = canonicalJson(artefact);
  return { artefact, text, bytes: text.length, sha256: await digest(text), run: null };
}

test.each(["appendix-a", "figure-09"] as const)(
  "every option with which %s was made reaches the reader's browser, which then gets the same bytes",
  async (id) => {
    const entry = await entryOf(id);
    const check = checkOf(entry, (path) => `/${path}`);
    const { seed, scale } = options;
    expect(check.options).toEqual({ seed, scale, ...chosenIn(options, optionsOf(id)) });
    const parts = study(id)
      .tasks(check.options)
      .map(({ kind, task }) => taskKind(kind).run(task as never));
    const verdict = await compareArtefact(
      check,
      assembleArtefact(study(id), check.options, parts),
      async () => entry.text,
    );
    expect(verdict).toMatchObject({ matches: true, sha256: entry.sha256 });
  },
);

test("those of networks do too", () => {
  const file = fileURLToPath(new URL("../../../../docs/networks-large/beyond/networks.json", import.meta.url));
  const text = readFileSync(file, "utf8");
  const artefact = parseArtefact(text, file, "networks");
  const { options: asked } = checkOf({ artefact, text, bytes: text.length, sha256: "", run: null }, (path) => path);
  expect(asked).toEqual({ seed: 1, scale: "paper", ...artefact.options });
  expect(Object.keys(asked)).toEqual(expect.arrayContaining([...optionsOf("networks")]));
});
