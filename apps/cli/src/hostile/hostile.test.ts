import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { attack } from "@sgd-basins/report/hostile";
import { expect, test } from "vitest";
import { basins, temporaryFolder } from "../testing/inProcess.ts";
import { hostileReaders } from "./readers.ts";

test("every reader answers 2,400 hostile inputs with one line, or takes them; `pnpm fuzz` tries 100,000", async () => {
  const folder = join(await temporaryFolder(), "readers");
  await mkdir(folder);
  const { refused, taken, defects } = await attack(await hostileReaders(folder), folder, 2400, 1);
  expect(defects).toEqual([]);
  expect(refused + taken).toBe(2400);
  expect(refused).toBeGreaterThan(1500);
});

test("a file of 2 GB is refused before it is read", async () => {
  const folder = await temporaryFolder();
  const file = join(folder, "p.json");
  const handle = await open(file, "w");
  // Sparse: it has the size and takes no space.
  await handle.truncate(2 ** 31);
  await handle.close();
  const { code, error } = await basins("bounds", file);
  expect({ code, error }).toEqual({ code: 2, error: `basins: ${file}: has more than 256 MiB\n` });
});

test.skipIf(process.platform !== "linux")("a device that never ends is refused", async () => {
  const { code, error } = await basins("bounds", "/dev/zero");
  expect({ code, error }).toEqual({ code: 2, error: "basins: /dev/zero: has more than 256 MiB\n" });
});

test("a name that no file can have is one line", async () => {
  const { code, error } = await basins("bounds", "a\0b");
  expect(code).toBe(2);
  expect(error).toMatch(/^basins: .*no such file\n$/s);
});
