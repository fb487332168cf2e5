/** Publishes the package that it builds: `npx -y pnpm@10 package:publish`, with provenance unless `--no-provenance` is given. */
import { buildPackage } from "./build.ts";
import { nodeTool } from "./tools.ts";

const provenance = process.argv.includes("--no-provenance") ? [] : ["--provenance"];
nodeTool("npm/bin/npm-cli.js", ["publish", buildPackage(), "--access", "public", ...provenance]);
