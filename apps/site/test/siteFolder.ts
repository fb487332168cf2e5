import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { makeFolder } from "./buildSite.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of the report and the site that tests look at, which the first of them fills. */
    site: string;
  }
}

/** Makes the folder of the tests' site, and takes it away when all tests are done. */
export default function makeSiteFolder(project: TestProject): () => void {
  const folder = makeFolder();
  project.provide("site", folder);
  return () => rmSync(folder, { recursive: true });
}
