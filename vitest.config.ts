import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/{src,test}/**/*.test.ts", "apps/*/{src,test}/**/*.test.ts"],
    globalSetup: ["packages/studies/test/computeArtefacts.ts"],
    reporters: ["default", "./scripts/countReporter.ts"],
    // Two cores: files run beside each other, and the browser tests take a core of their own.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    retry: 0,
  },
});
