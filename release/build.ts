/**
 * Builds and packs the package `sgd-basins`: `npx -y pnpm@10 package`. The tarball is the same, byte for byte, whenever and
 * wherever it is made of the same sources.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { entries } from "../packages/sgd-basins/src/testing/examples.ts";
import { writeDeclarations } from "./declarations.ts";
import { nodeTool } from "./tools.ts";

const root = join(import.meta.dirname, "..");
const source = join(root, "packages/sgd-basins");
const folder = join(source, "dist/package");

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** @returns the tarball's path */
export function buildPackage(): string {
  rmSync(join(source, "dist"), { recursive: true, force: true });
  nodeTool("tsdown/dist/run.mjs", ["-c", join(import.meta.dirname, "tsdown.config.ts")]);
  const paths = Object.keys(entries);
  const declarations = writeDeclarations(
    Object.values(entries).map((entry) => `src/${entry}.ts`),
    join(folder, "types"),
  );
  const { devDependencies: _, exports: __, ...manifest } = read<Record<string, unknown> & Manifest>(source);
  const published = {
    ...manifest,
    // Provenance names the repository that a workflow runs in; it must be the one that the package names.
    ...(process.env.GITHUB_REPOSITORY === undefined
      ? {}
      : { repository: { type: "git", url: `git+https://github.com/${process.env.GITHUB_REPOSITORY}.git` } }),
    bin: { "sgd-basins": "js/main.js", basins: "js/main.js" },
    exports: {
      ...Object.fromEntries(
        paths.map((path, i) => [
          `.${path}`,
          { types: `./types/${declarations[i]}`, default: `./js/${Object.values(entries)[i]}.js` },
        ]),
      ),
      "./package.json": "./package.json",
    },
    dependencies: dependencies(),
  };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(published, null, 2)}\n`);
  for (const file of ["README.md", "CHANGELOG.md", "NOTICES.md"]) cpSync(join(source, file), join(folder, file));
  cpSync(join(root, "LICENSE"), join(folder, "LICENSE"));
  mkdirSync(join(folder, "docs"));
  cpSync(join(root, "docs/your-network.md"), join(folder, "docs/your-network.md"));
  // The programs that it links to, and none of what they write.
  cpSync(join(root, "docs/your-network"), join(folder, "docs/your-network"), {
    recursive: true,
    filter: (path) => !/\.(npy|json)$/.test(path),
  });
  nodeTool("npm/bin/npm-cli.js", ["pack", "--silent", "--pack-destination", join(source, "dist")], folder);
  return join(source, "dist", `${manifest.name}-${manifest.version}.tgz`);
}

function read<T extends Manifest>(place: string): T {
  return JSON.parse(readFileSync(join(place, "package.json"), "utf8"));
}

/** What the built modules import beside Node's own, in the versions that the workspace has. */
function dependencies(): Record<string, string> {
  const files = readdirSync(join(folder, "js"), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const imported = files.flatMap(({ parentPath, name }) =>
    Array.from(
      readFileSync(join(parentPath, name), "utf8").matchAll(/^import [^"]*"([^".][^"]*)";$/gm),
      ([, from = ""]) => from,
    ),
  );
  const names = [...new Set(imported.filter((from) => !from.startsWith("node:")))].sort();
  const known = readdirSync(join(root, "packages")).map(
    (name) => read(join(root, "packages", name)).dependencies ?? {},
  );
  return Object.fromEntries(
    names.map((name) => {
      const version = known.flatMap((of) => of[name] ?? [])[0];
      if (version === undefined) throw new Error(`${name} is imported, and no package of the workspace depends on it`);
      return [name, version];
    }),
  );
}

if (import.meta.main) {
  const tarball = buildPackage();
  const { length } = readFileSync(tarball);
  console.log(`${relative(process.cwd(), tarball)}: ${length.toLocaleString("en")} bytes`);
}
