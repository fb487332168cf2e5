import { execFile } from "node:child_process";
import { availableParallelism, cpus } from "node:os";
import { promisify } from "node:util";
import type { Environment } from "@sgd-basins/bench-documents";

/** What the times depend on besides the code, and which code it was. */
export async function readEnvironment(): Promise<Environment> {
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: availableParallelism(),
    node: process.versions.node,
    v8: process.versions.v8,
    platform: `${process.platform} ${process.arch}`,
    git: await readGit(),
  };
}

/** The commit of the clone that this code lies in; null outside a clone and before the first commit. */
async function readGit(): Promise<Environment["git"]> {
  const git = async (...words: string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)("git", words, { cwd: import.meta.dirname });
    return stdout.trim();
  };
  try {
    const commit = await git("rev-parse", "--verify", "HEAD");
    // Reports are output; a changed one is no change of the code.
    const changes = await git("status", "--porcelain", "--", ":/", ":(top,exclude)reports");
    return { commit, dirty: changes !== "", time: await git("show", "-s", "--format=%cI", "HEAD") };
  } catch {
    return null;
  }
}
