import { readFileSync } from "node:fs";
import { buildPackage } from "../build.ts";
import { nodeTool } from "../tools.ts";
import { check } from "./say.ts";

const MOST_BYTES = 300_000;
const MOST_DEPENDENCIES = 2;

/** The tarball itself: the same bytes twice, small, and as publint and attw want it. */
export async function checkTarball(): Promise<string> {
  console.log("the tarball");
  const first = readFileSync(buildPackage());
  const tarball = buildPackage();
  check(readFileSync(tarball).equals(first), "is the same, byte for byte, when it is made again");
  check(
    first.length <= MOST_BYTES,
    `has ${first.length.toLocaleString("en")} bytes, at most ${MOST_BYTES.toLocaleString("en")}`,
  );
  const { dependencies } = JSON.parse(readFileSync(tarball.replace(/[^/]*$/, "package/package.json"), "utf8"));
  const names = Object.keys(dependencies);
  check(names.length <= MOST_DEPENDENCIES, `depends on ${names.join(" and ")} alone`);
  nodeTool("publint/src/cli.js", ["--strict", tarball]);
  nodeTool("@arethetypeswrong/cli/dist/index.js", [tarball, "--profile", "esm-only", "--no-color", "--quiet"]);
  return tarball;
}
