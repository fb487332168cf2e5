import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["packages/studies/test/computeArtefacts.ts"],
    reporters: ["default", "./scripts/countReporter.ts"],
    // Two cores: files run beside each other, and the browser tests take a core of their own.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    retry: 0,
    projects: [
      {
        extends: true,
        // Functions of their arguments: files share a worker and the modules that it has loaded.
        test: { name: "packages", include: ["packages/*/{src,test}/**/*.test.ts"], isolate: false },
      },
      {
        extends: true,
        // Processes, signals, browsers and global objects: a worker each.
        test: { name: "apps", include: ["apps/*/{src,test}/**/*.test.ts"] },
      },
    ],
  },
});
