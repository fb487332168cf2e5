/**
 * Builds the package and holds it against what its users have: `npx -y pnpm@10 package:check`. Three minutes on two cores, one
 * of them the tools' installation; needs Debian's Chromium, and npm's registry or its cache.
 */
import { checkBrowser } from "./checks/browser.ts";
import { checkInstalled } from "./checks/installed.ts";
import { checkRegistry } from "./checks/registry.ts";
import { checkTarball } from "./checks/tarball.ts";
import { checkTypes } from "./checks/types.ts";

const tarball = await checkTarball();
const examples = checkTypes(tarball);
checkInstalled(tarball, examples);
await checkBrowser(examples);
await checkRegistry(tarball);
console.log("the package holds");
