/** A repository for tests of what happens around a checkout: one of this whole clone takes two seconds, and shows no more. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

const stream = `\
commit refs/heads/main
committer Test <test@example.org> 1500000000 +0000
data 5
first
M 100644 inline apps/bench/package.json
data 2
{}
`;

/** Until the test is over, git and the commands that start it find a repository of one commit, with no worktrees of others. */
export function enterOwnRepository(): void {
  const { GIT_DIR } = process.env;
  const folder = mkdtempSync(join(tmpdir(), "sgd-basins-repository-"));
  onTestFinished(() => {
    if (GIT_DIR === undefined) delete process.env.GIT_DIR;
    else process.env.GIT_DIR = GIT_DIR;
    rmSync(folder, { recursive: true, force: true });
  });
  execFileSync("git", ["init", "--quiet", "--initial-branch", "main", folder]);
  execFileSync("git", ["fast-import", "--quiet"], { cwd: folder, input: stream });
  process.env.GIT_DIR = join(folder, ".git");
}
