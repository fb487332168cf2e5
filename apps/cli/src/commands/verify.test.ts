import { createHash } from "node:crypto";
import { copyFile, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { basins } from "../testing/inProcess.ts";
import { edit, read, toyIds, writeToyReport } from "../testing/toyReport.ts";

const verify = (folder: string, ...words: string[]) =>
  basins("verify", ...words, "--reports", folder, "--workers", "1");
const verifyToys = (folder: string) => verify(folder, ...toyIds);

test("an untouched report is ok, in the manifest's order", async () => {
  const folder = await writeToyReport("--seed", "7", "--scale", "quick");
  const { code, out, error } = await verifyToys(folder);
  expect({ code, out, error }).toEqual({ code: 0, out: "table-1: ok\nfigure-10: ok\nfigure-11: ok\n", error: "" });
  expect((await verify(folder, "figure-11")).out).toBe("figure-11: ok\n");
});

test("a missing file is said, and is no failure if the digest agrees", async () => {
  const folder = await writeToyReport();
  await rm(join(folder, "paper/figure-10.json"));
  const { code, out } = await verify(folder, "figure-10");
  expect(code).toBe(0);
  expect(out).toBe("figure-10: ok (no file here; the recomputed digest agrees with the manifest)\n");
});

test("a changed number is found and its place is named", async () => {
  const folder = await writeToyReport();
  await edit(folder, "paper/table-1.json", '"value":4', '"value":5');
  const { code, out } = await verifyToys(folder);
  expect(code).toBe(1);
  expect(out).toContain(
    `table-1: differs: ${join(folder, "paper/table-1.json")} was changed: data.cells[1].computed[0].value: 5 is not 4\n`,
  );
  expect(out).toContain("figure-10: ok\n");
});

test.each([
  ["a space", (text: string) => `${text} `, "the same values, but not in canonical form"],
  ["a byte order mark", (text: string) => `\uFEFF${text}`, "not JSON"],
  ["half a file", (text: string) => text.slice(0, 100), "not JSON"],
  ["an empty file", () => "", "not JSON"],
])("%s is found", async (_, damage, complaint) => {
  const folder = await writeToyReport();
  const file = join(folder, "paper/figure-11.json");
  await writeFile(file, damage(await readFile(file, "utf8")));
  const { code, out } = await verify(folder, "figure-11");
  expect({ code, out }).toEqual({ code: 1, out: `figure-11: differs: ${file} was changed: ${complaint}\n` });
});

test("a file that is not text is named", async () => {
  const folder = await writeToyReport();
  await writeFile(join(folder, "paper/figure-11.json"), Buffer.from([0xff]));
  const { code, out } = await verify(folder, "figure-11");
  expect(code).toBe(1);
  expect(out).toMatch(/^figure-11: differs: .*figure-11\.json: is not UTF-8 text\n$/);
});

test("a file and its digest that agree with each other but not with the code are found", async () => {
  const folder = await writeToyReport();
  const file = join(folder, "paper/figure-10.json");
  const original = createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
  await edit(folder, "paper/figure-10.json", "3.875", "3.5");
  const forged = await readFile(file);
  await edit(folder, "manifest.json", original, createHash("sha256").update(forged).digest("hex"));
  const { code, out } = await verify(folder, "figure-10");
  expect(code).toBe(1);
  expect(out).toMatch(/^figure-10: differs: the recomputation differs from .*values\[0\]: 3\.5 is not 3\.875\n$/);
});

test("a changed digest or length in the manifest is found", async () => {
  const folder = await writeToyReport();
  const [entry] = JSON.parse(await read(folder, "manifest.json")).artefacts;
  await edit(folder, "manifest.json", `"bytes":${entry.bytes}`, `"bytes":${entry.bytes + 1}`);
  expect((await verify(folder, "table-1")).out).toContain("the entry fits neither");
  await edit(folder, "manifest.json", entry.sha256, "0".repeat(64));
  const { code, out } = await verify(folder, "table-1");
  expect(code).toBe(1);
  expect(out).toContain(`differs: ${join(folder, "manifest.json")}: the entry fits neither`);
});

test("ids and manifests that make no sense are refused", async () => {
  const folder = await writeToyReport();
  const unknown = await verify(folder, "figure-12");
  expect(unknown.code).toBe(2);
  expect(unknown.error).toContain("manifest.json has no artefact 'figure-12'; it has: table-1, figure-10, figure-11");
  const manifest = JSON.parse(await read(folder, "manifest.json"));
  for (const [artefacts, complaint] of [
    [[], "artefacts: must not be empty"],
    [[manifest.artefacts[0], manifest.artefacts[0]], "artefacts.1.id: table-1 stands twice"],
    [[{ ...manifest.artefacts[0], file: "../x.json" }], "artefacts.0.file"],
  ]) {
    await writeFile(join(folder, "manifest.json"), JSON.stringify({ ...manifest, artefacts }));
    const { code, out, error } = await verify(folder);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(error).toContain(complaint);
  }
});

test("a report without every artefact, and a file that is in no list, are found where nothing is named", async () => {
  const folder = await writeToyReport();
  await writeFile(join(folder, "paper/table-9.json"), "{}");
  const { code, out } = await verify(folder);
  expect(code).toBe(1);
  const manifest = join(folder, "manifest.json");
  expect(out).toBe(
    "table-1: ok\nfigure-10: ok\nfigure-11: ok\n" +
      `figure-12: differs: ${manifest} does not list it\npaper/table-9.json: differs: ${manifest} does not list it\n`,
  );
});

test("a manifest that swaps the files of two artefacts is refused", async () => {
  const folder = await writeToyReport();
  await edit(folder, "manifest.json", "paper/figure-10.json", "paper/figure-11.json");
  const { code, error } = await verify(folder);
  expect(code).toBe(2);
  expect(error).toContain("manifest.json: artefacts.1.file: must be paper/<id>.json");
});

test("a provenance of another report, one without its digest, and one that is no JSON, are found", async () => {
  const folder = await writeToyReport();
  const other = await writeToyReport("--seed", "2");
  await copyFile(join(other, "provenance.json"), join(folder, "provenance.json"));
  const foreign = (await verify(folder)).out;
  for (const id of toyIds) expect(foreign).toContain(`provenance.json: the digest of ${id} is not the manifest's`);
  await writeFile(join(folder, "provenance.json"), '{"@graph":[{"@id":"provenance.json"},null]}');
  expect((await verify(folder)).out).toContain("provenance.json: does not have its own digest: damaged");
  await writeFile(join(folder, "provenance.json"), "{");
  expect((await verify(folder)).out).toMatch(/provenance\.json: is damaged: .*JSON.*\n$/);
});
