import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { artefactFile, canonicalJson, parseArtefact } from "@sgd-basins/report";
import { studies } from "@sgd-basins/studies";
import { assembleArtefact } from "@sgd-basins/studies/planning";

/** The committed part of the report. */
const committed = fileURLToPath(new URL("../../../reports", import.meta.url));

/**
 * Puts the report together in a folder: the artefacts that the tests' set-up has computed, the committed manifest, claims,
 * schedules and Appendix A, and Figure 9 from Appendix A's records.
 *
 * @param computed - folder of `inject("artefacts")`
 */
export function writeRealReport(folder: string, computed: string): void {
  for (const part of ["paper", "beyond"]) {
    mkdirSync(join(folder, part), { recursive: true });
    for (const name of readdirSync(join(computed, part))) {
      copyFileSync(join(computed, part, name), join(folder, part, name));
    }
  }
  for (const file of ["manifest.json", artefactFile("claims"), artefactFile("schedule")]) {
    copyFileSync(join(committed, file), join(folder, file));
  }
  const text = readFileSync(join(committed, "paper", "appendix-a.json"), "utf8");
  writeFileSync(join(folder, "paper", "appendix-a.json"), text);
  const { seed, scale, data } = parseArtefact(text, "appendix-a.json", "appendix-a");
  const study = studies.find(({ id }) => id === "figure-09")!;
  const figure = assembleArtefact(study, { seed, scale }, (data as { runs: unknown[] }).runs);
  writeFileSync(join(folder, "paper", "figure-09.json"), canonicalJson(figure));
}
