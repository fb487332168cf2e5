import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { type ArtefactId, artefactFile, canonicalJson } from "@sgd-basins/report";
import { writeFileAtomically } from "@sgd-basins/report/node";
import { studies } from "@sgd-basins/studies";
import { runStudies } from "@sgd-basins/studies/scheduling";
import type { TestProject } from "vitest/node";

/**
 * Not computed afresh in the tests: minutes of work, and the claims that rest on it. Their committed records are checked
 * by a sample, and the claims by judging the committed evidence again.
 */
const longStudies: readonly ArtefactId[] = [
  "figure-09",
  "appendix-a",
  "schedule",
  "typical-runs",
  "networks",
  "cross-entropy",
  "claims",
];

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of the paper-scale artefacts of seed 1, computed by the code under test. */
    artefacts: string;
  }
}

/** Computes every artefact but the long ones once, for all tests that read artefacts. */
export default async function computeArtefacts(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "sgd-basins-"));
  await runStudies(
    studies.filter(({ id }) => !longStudies.includes(id)),
    { seed: 1, scale: "paper" },
    {
      workers: availableParallelism(),
      onArtefact: (artefact) => writeFileAtomically(join(folder, artefactFile(artefact.id)), canonicalJson(artefact)),
    },
  );
  project.provide("artefacts", folder);
  return () => rm(folder, { recursive: true });
}
