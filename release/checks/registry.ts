import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { toolPath } from "../tools.ts";
import { cloneOutput, emptyFolder, irisFile, irisWords, npm } from "./consumer.ts";
import { check } from "./say.ts";

const user = { name: "releaser", password: "not-a-secret" };

/** The package from a registry: published to one of its own, and run by npx from there. */
export async function checkRegistry(tarball: string): Promise<void> {
  console.log("from a registry");
  const folder = emptyFolder();
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  writeFileSync(
    join(folder, "config.json"),
    JSON.stringify({
      storage: join(folder, "storage"),
      auth: { htpasswd: { file: join(folder, "htpasswd"), max_users: 10 } },
      uplinks: { npmjs: { url: process.env.npm_config_registry ?? "https://registry.npmjs.org/" } },
      packages: {
        "sgd-basins": { access: "$all", publish: "$authenticated" },
        "**": { access: "$all", proxy: "npmjs" },
      },
      log: { type: "stdout", level: "warn" },
    }),
  );
  const words = [toolPath("verdaccio/bin/verdaccio"), "--config", join(folder, "config.json"), "--listen", address];
  const registry = spawn(process.execPath, words, { stdio: ["ignore", "inherit", "inherit"] });
  try {
    const token = await signUp(`http://${address}`);
    writeFileSync(join(folder, ".npmrc"), `registry=http://${address}/\n//${address}/:_authToken=${token}\n`);
    // pnpm names its registry to the scripts that it runs.
    const environment = { npm_config_cache: join(folder, "cache"), npm_config_registry: `http://${address}/` };
    npm(["publish", "--loglevel=error", tarball], folder, undefined, environment);
    cpSync(irisFile, join(folder, "iris.csv"));
    const printed = npm(["exec", "--yes", "--", "sgd-basins", ...irisWords], folder, undefined, environment);
    check(printed === cloneOutput(irisWords), "npx sgd-basins prints what the clone prints");
  } finally {
    registry.kill();
    await once(registry, "close");
  }
}

/** @returns a token, once the registry answers */
async function signUp(registry: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    await pause(200);
    const response = await fetch(`${registry}/-/user/org.couchdb.user:${user.name}`, {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(user),
    }).catch(() => null);
    if (response?.ok) return (await response.json()).token;
  }
  throw new Error("the registry did not start");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
