/** What some tests need besides Node and npm. A machine that lacks it leaves out those tests and no others. */
import { spawnSync } from "node:child_process";
import { browserPath } from "../../apps/site/test/browserPath.ts";

export interface Part {
  /** Tag of the tests that need it. */
  readonly name: string;
  /** How to get it. */
  readonly install: string;
  /** A command that succeeds where it is there. */
  readonly probe: readonly [command: string, ...words: string[]];
}

const parts: readonly Part[] = [
  { name: "chromium", install: "apt-get install chromium, or CHROME=/its/path", probe: [browserPath, "--version"] },
  { name: "redis-server", install: "apt-get install redis-server", probe: ["redis-server", "--version"] },
  {
    name: "numpy",
    install: "apt-get install python3-numpy libopenblas0-pthread",
    probe: ["python3", "-c", "import numpy"],
  },
  { name: "git", install: "apt-get install git, and a clone made with it", probe: ["git", "rev-parse", "HEAD"] },
  { name: "taskset", install: "apt-get install util-linux, on Linux", probe: ["taskset", "--version"] },
  {
    name: "mounts",
    install: "run as root, or where users may make name spaces of their own",
    probe: ["unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"],
  },
];

/** On CI a part that is missing is a failure. */
export const allRequired = !["", "0", "false"].includes(process.env.CI ?? "");

/** Looks for each part. */
export function probeParts(): (Part & { readonly missing: boolean })[] {
  return parts.map((part) => {
    const [command, ...words] = part.probe;
    return { ...part, missing: spawnSync(command, words, { stdio: "ignore" }).status !== 0 };
  });
}
