/**
 * Builds the package and holds it against what its users have: `npx -y pnpm@10 package:check`. A minute on two quiet
 * cores, and the tools' installation; needs Debian's Chromium, and npm's registry.
 */
import { checkBrowser } from "./checks/browser.ts";
import { checkInstalled } from "./checks/installed.ts";
import { checkRegistry } from "./checks/registry.ts";
import { checkTarball } from "./checks/tarball.ts";
import { checkTypes } from "./checks/types.ts";
import { checkReference } from "./reference.ts";

checkReference();
const tarball = await checkTarball();
const examples = checkTypes(tarball);
checkInstalled(tarball, examples);
await checkBrowser(examples);
await checkRegistry(tarball);
console.log("the package holds");
