import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { basins, temporaryFolder } from "../testing/inProcess.ts";

const committed = fileURLToPath(new URL("../../../../reports", import.meta.url));

/** A folder with the committed manifest, claims and evidence of section 2. */
async function folderOfSection2(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "paper"));
  await mkdir(join(folder, "beyond"));
  for (const file of ["manifest.json", "paper/claims.json", "beyond/theorems.json"]) {
    await copyFile(join(committed, file), join(folder, file));
  }
  return folder;
}

/** Changes a file of a folder, and its digest in the manifest. */
async function forge(folder: string, file: string, change: (text: string) => string): Promise<void> {
  const original = await readFile(join(folder, file), "utf8");
  const forged = change(original);
  expect(forged).not.toBe(original);
  const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
  const manifest = await readFile(join(folder, "manifest.json"), "utf8");
  await writeFile(join(folder, file), forged);
  await writeFile(join(folder, "manifest.json"), manifest.replace(sha256(original), sha256(forged)));
}

test("a named claim is shown with its numbers, its rule and the verdict that follows", async () => {
  const { code, out, error } = await basins("claims", "lemma-14", "--reports", await folderOfSection2());
  expect({ code, error }).toEqual({ code: 0, error: "" });
  expect(out).toMatch(/^lemma-14 \(Lemma 14\): "E\[/);
  expect(out).toContain(": 1000 of 1000 (95 %: 0.996318 to 1)\n");
  expect(out).toContain("  Rule: Holds if it does for every problem; in part if for half of them.\n");
  expect(out).toMatch(/\n {2}Verdict: holds\n$/);
});

test("without ids every claim has a line; those without evidence here are not judged, which is no failure", async () => {
  const { code, out } = await basins("claims", "--reports", await folderOfSection2());
  expect(code).toBe(0);
  expect(out).toContain("gradient-descent: holds in part\n");
  expect(out).toContain("table-3-numbers: not judged: table-3 is not here\n");
  const { claims } = JSON.parse(await readFile(join(committed, "paper/claims.json"), "utf8")).data;
  expect(
    out
      .trimEnd()
      .split("\n")
      .map((line) => line.split(":")[0]),
  ).toEqual(claims.map(({ id }: { id: string }) => id));
});

test("a named claim without its evidence fails, and says what computes it", async () => {
  const { code, out } = await basins("claims", "diverge-at-1-5-l", "--reports", await folderOfSection2());
  expect(code).toBe(1);
  expect(out).toContain("not judged: figure-05, figure-06 are not here\n");
  expect(out).toContain("  To compute: npx -y pnpm@10 basins study figure-05 figure-06 --scale paper --seed 1\n");
});

test("the verdict follows the evidence, and one that is not that of claims.json fails", async () => {
  const folder = await folderOfSection2();
  await forge(folder, "beyond/theorems.json", (text) => text.replace('"count":1000', '"count":999'));
  const { code, out, error } = await basins("claims", "--reports", folder);
  expect(code).toBe(1);
  expect(out).toContain("lemma-3: holds in part\n");
  expect(error).toBe(`basins: lemma-3: another verdict than in ${folder}: holds\n`);
});

test("--json holds the claims, or what is missing", async () => {
  const folder = await folderOfSection2();
  const { out } = await basins("claims", "lemma-14", "table-3-numbers", "--json", "--reports", folder);
  expect(JSON.parse(out)).toMatchObject([
    { id: "lemma-14", verdict: "holds", byConstruction: false, evidence: ["theorems"] },
    { id: "table-3-numbers", missing: ["table-3"] },
  ]);
});

test("unknown claims, and evidence that was changed, are refused", async () => {
  const folder = await folderOfSection2();
  const unknown = await basins("claims", "lemma-99", "--reports", folder);
  expect(unknown).toMatchObject({ code: 2, out: "" });
  expect(unknown.error).toContain("there is no claim 'lemma-99'; `basins claims` lists all");
  const file = join(folder, "beyond/theorems.json");
  await writeFile(file, (await readFile(file, "utf8")).replace("1000", "999"));
  const changed = await basins("claims", "lemma-14", "--reports", folder);
  expect(changed).toMatchObject({ code: 2, out: "" });
  expect(changed.error).toMatch(/theorems\.json: its digest is not the one in .*manifest\.json/);
});
