import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { claimsOf, parseArtefact } from "@sgd-basins/report";
import { expect, test } from "vitest";
import { methodAnchors } from "./methodSections.ts";
import { reasonOf, reasons } from "./reasons.ts";

const file = fileURLToPath(new URL("../../../../reports/paper/claims.json", import.meta.url));
const claims = claimsOf([parseArtefact(readFileSync(file, "utf8"), "claims.json", "claims")]);

test("every claim that fails for a known reason has the reason in a plain sentence and a section of the method page, and no other has", () => {
  const failing = claims.filter(({ verdict }) => verdict === "fails for a known reason");
  expect(failing.filter((claim) => reasonOf(claim) === null).map(({ id }) => id)).toEqual([]);
  expect(failing.filter(({ explanation }) => !methodAnchors.includes(explanation ?? ""))).toEqual([]);
  expect(Object.keys(reasons).toSorted()).toEqual(failing.map(({ id }) => id).toSorted());
});

test("a reason begins with a sentence without a formula", () => {
  for (const { plain } of Object.values(reasons)) expect(plain).toMatch(/^\p{Lu}[^=/²³₁ᵣλ]*\.$/u);
});
