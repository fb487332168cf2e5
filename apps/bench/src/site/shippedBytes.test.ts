import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bytesByKind, shippedBytes } from "./shippedBytes.ts";

test("scripts, styles and fonts are counted at any depth, pages and data are not", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sgd-basins-shipped-"));
  try {
    mkdirSync(join(folder, "_astro", "deep"), { recursive: true });
    for (const [name, bytes] of [
      ["_astro/a.js", 10],
      ["_astro/deep/b.js", 5],
      ["_astro/c.css", 7],
      ["index.html", 1000],
      ["data.json", 1000],
    ] as const) {
      writeFileSync(join(folder, name), "x".repeat(bytes));
    }
    expect(await bytesByKind(folder)).toEqual({ scripts: 15, styles: 7 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a checkout that cannot compute its report is an error that says so, and leaves nothing behind", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sgd-basins-shipped-"));
  try {
    mkdirSync(join(folder, "apps", "site"), { recursive: true });
    writeFileSync(join(folder, "apps", "site", "package.json"), "{}");
    await expect(shippedBytes(folder, new AbortController().signal)).rejects.toThrow(/study all ended with 1: /);
    expect(await bytesByKind(folder)).toEqual({});
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a checkout without a site is an error that says so, and stays as it is", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sgd-basins-shipped-"));
  try {
    await expect(shippedBytes(folder, new AbortController().signal)).rejects.toThrow(/^there is no apps\/site$/);
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
