import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { basins } from "../testing/inProcess.ts";
import { edit, read, writeToyReport } from "../testing/toyReport.ts";

const verify = (folder: string, ...words: string[]) =>
  basins("verify", ...words, "--reports", folder, "--workers", "1");

test("an untouched report is ok, in the manifest's order", async () => {
  const folder = await writeToyReport("--seed", "7", "--scale", "quick");
  const { code, out, error } = await verify(folder);
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
  const { code, out } = await verify(folder);
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
