// @module-tag chromium
/** The page "Your problem", in the browser; what it says is held against the command and the library. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { simulate } from "sgd-basins";
import { fromCsv } from "sgd-basins/files";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cloneRoot } from "../src/reports/reportsFolder.ts";
import { commandNumbers } from "../src/text/commandNumbers.ts";
import { examples } from "../src/yourProblem/state.ts";
import { commandIn } from "./commandIn.ts";
import { openPage, openSite } from "./openSite.ts";

beforeAll(async () => {
  await openSite();
});

/** Of the files that are given to the page and to the command. */
const folder = mkdtempSync(join(tmpdir(), "sgd-basins-problem-"));
afterAll(() => rmSync(folder, { recursive: true }));

const semicolons = "id;breit;hoch;preis\n1;1,5;2,25;3\n2;2,5;1;4,5\n3;3,25;0,5;4\n4;1;1;2,125\n";
const faulty = "x,y\n1,2\n3,zwei\n";

/** What takes a second on a machine with nothing else to do. */
const patient = { timeout: 30_000 };

async function textOf(page: Page, id: string): Promise<string> {
  const place = page.locator(`#${id}`).filter({ hasText: /./ });
  await place.waitFor({ state: "attached" });
  return (await place.textContent()) ?? "";
}

const focusedOn = (page: Page): Promise<string> => page.evaluate<string>("document.activeElement.id");

/** Drops a file on the page, as a hand does; gives whether it was marked as welcome above it, and taken. */
async function drop(page: Page, name: string, text: string): Promise<{ marked: boolean; taken: boolean }> {
  return page.evaluate(
    `(([name, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name));
      const happen = (type) =>
        !document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      const isMarked = () => document.getElementById("drop").classList.contains("over");
      const marked = happen("dragover") && isMarked();
      return { marked, taken: happen("drop") && !isMarked() };
    })(${JSON.stringify([name, text])})`,
  );
}

function write(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

test("Your problem answers for iris in the command's own text, and its hundred runs are those of the library", async () => {
  const [page, problems] = await openPage("your-problem/#example=iris&batch=1,inf&steps=20&seed=7&k=1&rate=0.02");
  const text = readFileSync(join(cloneRoot(), "docs/iris.csv"), "utf8");
  write(examples.iris, text);
  const data = ["--target", "petal_width", "--drop", "species"];
  const command = (...words: string[]) => commandIn(folder, examples.iris, words);
  const advice = await command("advise", ...data, "--batch", "1,inf");
  expect(await textOf(page, "advice-text")).toBe(advice);
  const [, recommended] = /^recommended: k = .* with learning rate (.*)$/m.exec(advice) ?? [];
  const headline = await page.locator("#headline").textContent();
  const [, ofAll = ""] = /^ *inf +(\S+) /m.exec(advice) ?? [];
  expect(headline).toContain(
    `learning rate ${recommended} with batches of k = 1 (${commandNumbers(ofAll)} with all of the data), `,
  );
  expect(await page.locator("#advice-rows tr").count()).toBe(2);
  const bounds = await command("bounds", ...data, "--batch", "1,inf");
  expect(await textOf(page, "bounds-text")).toBe(bounds);
  const [, ...shown] = await page.locator("#bounds-rows tr").first().locator("th, td").allTextContents();
  const rows = bounds.split("\n").map((line) => line.trim().split(/ {2,}/).map(commandNumbers));
  expect(rows).toContainEqual(["1", ...shown]);
  // Which of the two limits a run obeys, and which the mean; the page's only index below the line is not in the text.
  const limits = (await textOf(page, "limits")).replace("αas", "α_as");
  expect(await page.locator("#plot .whole").innerHTML()).toMatch(
    /almost-sure limit α<tspan dy="0.25em" font-size="80%">as<\/tspan><\/tspan><tspan [^>]*dy="-0.2em"/,
  );
  expect(await page.locator("#limits").innerHTML()).toMatch(/<i>k<\/i> = \d.*<i>α<\/i><sub>as<\/sub>/);
  const [sentence = ""] = /^a run obeys .*$/m.exec(bounds) ?? [];
  expect(sentence).toMatch(/ limit, .* limit, /);
  expect(limits).toBe(
    `With k = 1 ${sentence.replace("limit,", `limit α_as (${shown[2]}),`).replace("exact limit,", `exact limit α* (${shown[1]}),`)}.`,
  );
  const runs = ["--batch", "1", "--steps", "20", "--seed", "7", "--rate"];
  expect(await textOf(page, "runs-text")).toBe(await command("simulate", ...data, ...runs, "0.02"));
  await page.locator("#rate").focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => page.locator("#rate-text").textContent(), patient).not.toMatch(/^0\.02 /);
  const rate = Number(new URLSearchParams(new URL(page.url()).hash.slice(1)).get("rate"));
  const basin = fromCsv(text, { target: "petal_width", drop: ["species"] });
  const { diverged } = simulate(basin, { learningRate: rate, batchSize: 1, steps: 20, seed: 7 });
  const dragged = await command("simulate", ...data, ...runs, String(rate));
  expect(dragged).toContain(`observed: ${diverged} of 100 runs`);
  await expect.poll(() => page.locator("#runs-text").textContent(), patient).toBe(dragged);
  expect(await focusedOn(page)).toBe("rate");

  // Where the answer came out of sight its reader is brought to it, and hears what changed; where it is in sight nothing moves.
  await page.evaluate(`(() => {
    window.said = [];
    const status = document.getElementById("status");
    new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
  })()`);
  await page.locator("#standardize").check();
  await expect.poll(() => focusedOn(page), patient).toBe("answer-heading");
  const answer = await textOf(page, "headline");
  expect(answer).toMatch(/, columns standardised, no intercept, without species$/);
  expect(
    await page.evaluate(
      `(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.getElementById("headline").getBoundingClientRect())`,
    ),
  ).toBe(true);
  expect(await page.evaluate("said")).toContain(`${answer}; drawing the plot …`);
  await page.setViewportSize({ width: 1280, height: 5000 });
  await page.locator("#intercept").check();
  await page.locator("#headline", { hasText: "columns standardised, with an intercept" }).waitFor();
  expect(await focusedOn(page)).toBe("intercept");
  expect(problems).toEqual([]);
  await page.context().close();
});

test("Your problem answers for the gradients of a network as the command does, and asks for no runs", async () => {
  const [page, problems] = await openPage("your-problem/#example=penguins&batch=inf");
  write(examples.penguins, readFileSync(join(cloneRoot(), "docs/your-network/penguins.npy")));
  expect(await textOf(page, "advice-text")).toBe(
    await commandIn(folder, examples.penguins, ["advise", "--batch", "inf"]),
  );
  const bounds = await commandIn(folder, examples.penguins, ["bounds", "--batch", "inf"]);
  expect(await textOf(page, "bounds-text")).toBe(bounds);
  expect(await page.locator("#try").isHidden()).toBe(true);
  expect(problems).toEqual([]);
  await page.context().close();
});

test("Your problem reads a dropped file with semicolons and decimal commas, tells another's error in the command's line, and packs data into a link", async () => {
  const [page, problems] = await openPage("your-problem/");
  write("preise.csv", semicolons);
  // Before there are data.
  await page.locator("#batch").fill("1,inf");
  expect(await drop(page, "preise.csv", semicolons)).toEqual({ marked: true, taken: true });
  await textOf(page, "bounds-text");
  // Its column of numbers is dropped, as a reader does.
  await page.locator("#columns label", { hasText: /^id/ }).locator("select").selectOption("drop");
  const words = ["--target", "preis", "--drop", "id", "--batch", "1,inf"];
  const bounds = await commandIn(folder, "preise.csv", ["bounds", ...words]);
  expect(bounds).toContain("decimal commas (found)");
  await expect.poll(() => page.locator("#bounds-text").textContent(), patient).toBe(bounds);
  expect(await page.locator("#command").textContent()).toContain(`bounds preise.csv ${words.join(" ")}`);
  await page.getByRole("button", { name: "Link" }).click();
  const link = await page.getByRole("link", { name: "This link" }).getAttribute("href");

  await page.locator("#file").setInputFiles(write("fehler.csv", faulty));
  const line = await commandIn(folder, "fehler.csv", ["bounds", "--target", "y", "--batch", "1,inf"]);
  await page.locator("#target").waitFor();
  await page.locator("#target").selectOption("y");
  expect(line).toMatch(/^basins: fehler\.csv: row 3, column "y"/);
  await expect.poll(() => page.locator("#line").textContent(), patient).toBe(line);
  expect(await page.locator("#thresholds").isHidden()).toBe(true);
  await page.goto("about:blank");
  await page.goto(link ?? "");
  expect(await textOf(page, "bounds-text")).toBe(bounds);
  expect(problems).toEqual([]);
  await page.context().close();
});

test("Your problem stays responsive while it reads 20 MB, which its worker alone does, and stops", async () => {
  const [page, problems] = await openPage("your-problem/");
  await page.evaluate(`(() => {
    window.read = 0;
    for (const name of ["arrayBuffer", "bytes", "slice", "stream", "text"]) {
      const own = Blob.prototype[name];
      Blob.prototype[name] = function (...given) {
        window.read++;
        return own.apply(this, given);
      };
    }
    window.received = 0;
    window.Worker = class extends Worker {
      constructor(...given) {
        super(...given);
        this.addEventListener("message", ({ data }) => {
          window.received += JSON.stringify(data).length;
        });
      }
    };
    window.tasks = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
  })()`);
  const block = Array.from({ length: 1000 }, (_, i) => `${i % 7},${(i * i) % 11}.25,1,${(i * 31) % 13}.5\n`).join("");
  const file = write("large.csv", `a,b,one,y\n${block.repeat(Math.ceil(20e6 / block.length))}`);
  const start = (await page.evaluate("performance.now()")) as number;
  await page.locator("#file").setInputFiles(file);
  // The file is read, and what it holds is being computed.
  await page.locator("#doing", { hasText: "local geometry" }).waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  expect(await page.locator("#status").textContent()).toBe("Stopped.");
  // Neither the file nor its rows come to the page.
  const [read, received] = (await page.evaluate("[read, received]")) as [number, number];
  expect(read).toBe(0);
  expect(received).toBeGreaterThan(0);
  expect(received).toBeLessThan(10_000);
  // Read by the page itself it would be one task nearly as long as all of this. Times are compared with each other, since
  // how long 20 MB take is the machine's business.
  const [longest, whole] = (await page.evaluate(`[Math.max(0, ...tasks), performance.now() - ${start}]`)) as [
    number,
    number,
  ];
  expect(longest).toBeLessThan(whole / 10);
  expect(problems).toEqual([]);
  await page.context().close();
});
