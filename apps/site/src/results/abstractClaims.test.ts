import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { claimsOf, claimsOfPaper, parseArtefact } from "@sgd-basins/report";
import { expect, test } from "vitest";
import { abstractFirst, abstractSentences } from "./abstractClaims.ts";

const file = fileURLToPath(new URL("../../../../reports/paper/claims.json", import.meta.url));
const inPaper = claimsOfPaper(claimsOf([parseArtefact(readFileSync(file, "utf8"), "claims.json", "claims")]));

test("each claim of the abstract is one of the paper's, about one sentence, in the paper's order", () => {
  const named = abstractSentences.flatMap(({ claims }) => claims);
  expect(new Set(named).size).toBe(named.length);
  for (const { claims } of abstractSentences) {
    expect(inPaper.map(({ id }) => id).filter((id) => claims.includes(id))).toEqual(claims);
  }
});

test("of the claims that fail those about the abstract come first, in its order, and the others stay in the paper's", () => {
  const failing = inPaper.filter(({ verdict }) => verdict.startsWith("fails"));
  expect(abstractFirst(failing).map(({ id }) => id)).toEqual([
    ...["variability-has-no-role", "converge-to-corners", "stable-from-every-radius"],
    ...["flat-minima-same-rates", "flat-minima-reached"],
    ...["bound-against-gamma", "table-1-circular", "table-2-circular", "ten-thousand-fold", "exception-due-to-t"],
    "uniform-sampling",
  ]);
});
