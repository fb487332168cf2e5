/**
 * Lists the licences of everything that is installed, from what `pnpm licenses list --json` says on standard input, and
 * fails for one that nobody has looked at: `npx -y pnpm@10 licences`.
 */
import { json } from "node:stream/consumers";

/** Licences that ask for no more than a notice. */
const permissive = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT OR Apache-2.0",
  "Python-2.0",
  "Unlicense",
];

/** Packages with another licence, and why it asks nothing of this repository. */
const accepted: Readonly<Record<string, string>> = {
  "@fontsource-variable/source-sans-3": "OFL: a font that the site ships unchanged, its licence beside it",
  "@fontsource-variable/stix-two-text": "OFL: as above",
  "@fontsource/stix-two-text": "OFL: as above",
  "@img/sharp-libvips-linux-x64": "LGPL: a shared library that Astro loads while it builds; not part of the site",
  "@img/sharp-libvips-linuxmusl-x64": "LGPL: as above",
  "axe-core": "MPL: used unchanged by a test",
  "@axe-core/playwright": "MPL: used unchanged by a test",
  lightningcss: "MPL: used unchanged by the build of the site",
  "lightningcss-linux-x64-gnu": "MPL: as above",
  "lightningcss-linux-x64-musl": "MPL: as above",
  numeric: "MIT, as its README says; its package.json names none",
};

interface Package {
  readonly name: string;
  readonly versions: readonly string[];
}

const groups = (await json(process.stdin)) as Record<string, readonly Package[]>;

let refused = 0;
for (const [licence, packages] of Object.entries(groups).sort()) {
  console.log(`${licence} (${packages.length})`);
  for (const { name, versions } of packages.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const reason = permissive.includes(licence) ? "" : accepted[name];
    if (reason === undefined) refused += 1;
    console.log(
      `  ${name} ${versions.join(", ")}${reason === undefined ? "  <- not looked at" : reason && `  (${reason})`}`,
    );
  }
}
if (refused > 0) {
  console.error(`${refused} packages have a licence that scripts/licences.ts does not accept`);
  process.exitCode = 1;
}
