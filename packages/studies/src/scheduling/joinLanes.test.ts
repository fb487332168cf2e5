import { readFileSync } from "node:fs";
import { parseArtefact } from "@sgd-basins/report";
import { expect, test } from "vitest";
import { momentStudy } from "../appendices/momentStudy.ts";
import { kindsUrl } from "./kindsUrl.ts";
import { threadEngine } from "./threadEngine.ts";

// Not in this thread, whose kernels would keep what they were compiled to before.
test("a worker, where four lanes do the work of two, has the committed bits of Appendix A, dense and in frames", async () => {
  const file = "reports/paper/appendix-a.json";
  const text = readFileSync(new URL(`../../../../${file}`, import.meta.url), "utf8");
  const { data } = parseArtefact(text, file, "appendix-a");
  if (data.kind !== "moment-study") throw new Error(`no moment study but ${data.kind}`);
  const failures: unknown[] = [];
  const engine = await threadEngine(1, kindsUrl())(1, (error) => failures.push(error));
  for (const zeroEigenvalues of [60, 100]) {
    const cells = [{ components: 50, zeroEigenvalues }];
    const [task] = momentStudy.tasks({ seed: 1, scale: "paper", cells, replicates: 1 });
    const run = await engine.run({ key: "", kind: momentStudy.kind.name, task, work: 1 });
    expect(data.runs).toContainEqual(run);
  }
  await engine.end();
  expect(failures).toEqual([]);
});
