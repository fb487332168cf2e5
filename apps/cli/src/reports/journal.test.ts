import { appendFile, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { codeVersion } from "./codeVersion.ts";
import { openJournal } from "./journal.ts";

async function filled(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "journal-"));
  const journal = await openJournal(folder, "v1");
  await journal.keep("a", { x: 0.1, y: [1e-300, -5] });
  await journal.keep("b", "text\nwith a break");
  return folder;
}

describe("a journal", () => {
  test("gives back what an earlier run kept, to the bit", async () => {
    const journal = await openJournal(await filled(), "v1");
    expect(journal.parts).toBe(2);
    expect(journal.find("a")).toEqual({ x: 0.1, y: [1e-300, -5] });
    expect(journal.find("b")).toBe("text\nwith a break");
    expect(journal.find("c")).toBeUndefined();
  });

  test("of other code is passed over", async () => {
    expect((await openJournal(await filled(), "v2")).parts).toBe(0);
  });

  test("torn anywhere loses the torn line alone, and can be continued", async () => {
    const folder = await filled();
    const file = join(folder, ".journal.jsonl");
    const whole = await readFile(file);
    const second = whole.lastIndexOf("{");
    for (const length of [whole.length - 2, second + 1, second + 20, second]) {
      await writeFile(file, whole.subarray(0, length));
      const journal = await openJournal(folder, "v1");
      expect(journal.find("a")).toBeDefined();
      expect(journal.find("b")).toBeUndefined();
      await journal.keep("c", 3);
      const again = await openJournal(folder, "v1");
      expect([again.parts, again.find("c")]).toEqual([2, 3]);
    }
  });

  test("with a damaged number redoes that part", async () => {
    const folder = await filled();
    const file = join(folder, ".journal.jsonl");
    await writeFile(file, (await readFile(file, "utf8")).replace("0.1", "0.2"));
    const journal = await openJournal(folder, "v1");
    expect(journal.find("a")).toBeUndefined();
    expect(journal.find("b")).toBeDefined();
  });

  test("with lines that are no records is read all the same", async () => {
    const folder = await filled();
    await appendFile(join(folder, ".journal.jsonl"), 'null\n[]\n{"key":1}\n{"__proto__":{"x":1}}\n\u0000\n');
    expect((await openJournal(folder, "v1")).parts).toBe(2);
  });

  test("is gone when removed", async () => {
    const folder = await filled();
    const journal = await openJournal(folder, "v1");
    await journal.remove();
    expect((await openJournal(folder, "v1")).parts).toBe(0);
  });
});

test("the code's version is a digest, the same twice", async () => {
  const version = await codeVersion();
  expect(version).toMatch(/^[0-9a-f]{64}$/);
  expect(await codeVersion()).toBe(version);
});
