/** The site's build, as a whole command: what a change to a page or to Astro costs everybody who builds the report. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { failureOf } from "../processes/runToEnd.ts";
import { root } from "../root.ts";
import { type NodeCommand, quickReport, siteBuild } from "../site/siteCommands.ts";
import { defineSuite, type PreparedTask } from "../tasks/suite.ts";
import { verifyThat } from "../tasks/verify.ts";

function run({ words, folder, environment }: NodeCommand): number {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: folder,
    env: environment,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(failureOf(process.execPath, words, status, `${stdout}${stderr}`));
  return stdout.length;
}

function prepareSiteBuild(): PreparedTask {
  const parent = join(root, "apps", "site", ".astro");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, "bench-"));
  const [reports, out] = [join(folder, "reports"), join(folder, "dist")];
  const dispose = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    run(quickReport(root, reports));
  } catch (error) {
    dispose();
    throw error;
  }
  const build = siteBuild(root, reports, out);
  return {
    count: 1,
    call: () => run(build),
    verify: () => {
      for (const page of ["index.html", "appendix-a/index.html", "playground/index.html"]) {
        verifyThat(existsSync(join(out, page)), `there is ${page}`);
      }
    },
    dispose,
  };
}

export const suite = defineSuite("site", [
  { name: "build, quick report", unit: "build", samples: 3, prepare: prepareSiteBuild },
]);
