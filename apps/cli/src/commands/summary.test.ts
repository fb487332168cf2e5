import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { basins } from "../testing/inProcess.ts";
import { edit, writeToyReport } from "../testing/toyReport.ts";

test("counts verdicts and lists what fails", async () => {
  const folder = await writeToyReport();
  await rm(join(folder, "paper/figure-10.json"));
  const { code, out } = await basins("summary", "--reports", folder);
  expect(code).toBe(0);
  expect(out).toMatch(/\ntable-1 +1 +1 +· +·\n/);
  expect(out).toContain("\n  numbers, Flat (#why): table-1\n");
  expect(out).toContain("`npx -y pnpm@10 basins study <id>` writes it:\n  figure-10\n");
  // Whatever site is built here, it does not show this report.
  expect(out).toContain("\nThere is no site of this report yet: npx -y pnpm@10 report builds one.\n");
});

test("--json holds the same", async () => {
  const folder = await writeToyReport();
  const { out } = await basins("summary", "--json", "--reports", folder);
  const answer = JSON.parse(out);
  expect(answer).toMatchObject({ seed: 1, scale: "paper" });
  expect(answer.artefacts[0]).toMatchObject({ id: "table-1", cells: { holds: 1, "fails for a known reason": 1 } });
  expect(answer.artefacts[0].failing).toEqual([
    {
      verdict: "fails for a known reason",
      subject: "numbers, Flat",
      text: "Model b, Flat, k = 1: published 1e15, computed 4",
      explanation: "why",
    },
  ]);
});

test("does not speak for a file that was changed", async () => {
  const folder = await writeToyReport();
  await edit(folder, "paper/table-1.json", '"fails for a known reason"', '"holds"');
  const { code, out, error } = await basins("summary", "--reports", folder);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(error).toMatch(/table-1\.json: its digest is not the one in .*manifest\.json/);
});
