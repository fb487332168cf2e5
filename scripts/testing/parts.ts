/** What some tests need besides Node and npm. A machine that lacks it leaves out those tests and no others. */
import { spawnSync } from "node:child_process";
import { browserPath } from "../../apps/site/test/browserPath.ts";

export interface Part {
  /** Tag of the tests that need it. */
  readonly name: string;
  /** How to get it. */
  readonly install: string;
  /** Whether nothing that one installs gives it, so that it is left out, and named, on CI too. */
  readonly ofSystem?: true;
  /** A command that succeeds where it is there. */
  readonly probe: readonly [command: string, ...words: string[]];
}

const parts: readonly Part[] = [
  {
    name: "chromium",
    install: "apt-get install chromium-headless-shell or chromium, or CHROME=/its/path",
    probe: [browserPath, "--version"],
  },
  { name: "redis-server", install: "apt-get install redis-server", probe: ["redis-server", "--version"] },
  {
    name: "numpy",
    install: "apt-get install python3-numpy libopenblas0-pthread",
    probe: ["python3", "-c", "import numpy"],
  },
  { name: "zsh", install: "apt-get install zsh", probe: ["zsh", "--version"] },
  { name: "fish", install: "apt-get install fish", probe: ["fish", "--version"] },
  { name: "git", install: "apt-get install git, and a clone made with it", probe: ["git", "rev-parse", "HEAD"] },
  { name: "taskset", install: "run on Linux", ofSystem: true, probe: ["taskset", "--version"] },
  {
    name: "mounts",
    install: "run as root, or where users may make name spaces of their own",
    ofSystem: true,
    probe: ["unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"],
  },
];

/** On CI a part that is missing is a failure. */
const onCi = !["", "0", "false"].includes(process.env.CI ?? "");

/** Looks for each part. */
export function probeParts(): (Part & { readonly missing: boolean; readonly required: boolean })[] {
  return parts.map((part) => {
    const [command, ...words] = part.probe;
    const missing = spawnSync(command, words, { stdio: "ignore" }).status !== 0;
    return { ...part, missing, required: onCi && part.ofSystem !== true };
  });
}
