import { delimiter } from "node:path";

/** Variables that say something about the machine, and nothing about the command that runs the script. */
const kept =
  /^(HOME|USER|LANG|LC_.*|TERM|TMPDIR|CHROME|NODE_EXTRA_CA_CERTS|SSL_CERT_.*|GIT_SSL_.*|(http|https|no)_proxy|npm_config_(registry|cafile|store_dir))$/i;

/** The environment of a runner: no pnpm around it, no tools of this clone on the path, and `tools`, folders, before all else. */
export function cleanEnvironment(...tools: string[]): NodeJS.ProcessEnv {
  const path = (process.env.PATH ?? "").split(delimiter).filter((folder) => !/node_modules|pnpm|_npx/.test(folder));
  const machine = Object.entries(process.env).filter(([name]) => kept.test(name));
  return { ...Object.fromEntries(machine), PATH: [...tools, ...path].join(delimiter) };
}
