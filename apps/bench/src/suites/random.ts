// The whole module for what older commits lack: there one task fails, and not the import of all.
import * as random from "@sgd-basins/random";
import { fillNormals, philox4x32, type Stream, stream, uniform01, weightedIndexSampler } from "@sgd-basins/random";
import { defineSuite, type PreparedTask, type TaskDefinition } from "../tasks/suite.ts";
import { verifyClose } from "../tasks/verify.ts";

/** Words or draws of a call. */
const LENGTH = 4096;

/** Numbers of components among which an index is drawn, with weights that differ and with equal ones. */
const samplers = [
  { components: 50, weights: "equal" },
  { components: 50, weights: "random" },
  { components: 2000, weights: "random" },
] as const;

/** Standard errors by which a mean may miss its expectation. */
const STANDARD_ERRORS = 5;

/** Counters 0, 1, 2, … under one key, without the stream around them. */
function prepareBlocks(): PreparedTask {
  const out = new Uint32Array(4);
  let block = 0;
  return {
    count: LENGTH,
    call: () => {
      let sum = 0;
      for (let i = 0; i < LENGTH / 4; i++) {
        philox4x32(block++, 0, 0, 0, 0, 0, out);
        sum += out[0] + out[1] + out[2] + out[3];
      }
      return sum;
    },
    verify: () => {
      // Random123's known answer for the zero counter and key.
      philox4x32(0, 0, 0, 0, 0, 0, out);
      const expected = [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8];
      expected.forEach((word, i) => {
        verifyClose(`word ${i}`, out[i], word, 0);
      });
    },
  };
}

/**
 * A task whose call gives the sum of `LENGTH` independent draws. Each has a loop of its own: one that they share would be
 * compiled for all kinds of draw at once.
 */
function prepareSum(sumDraws: () => number, mean: number, deviation: number): PreparedTask {
  let sum = 0;
  return {
    count: LENGTH,
    call: () => {
      sum = sumDraws();
      return sum;
    },
    verify: () => verifyClose("the mean", sum / LENGTH, mean, (STANDARD_ERRORS * deviation) / Math.sqrt(LENGTH)),
  };
}

function prepareWords(): PreparedTask {
  const source = stream(1, "bench", "words");
  const sumWords = (): number => {
    let sum = 0;
    for (let i = 0; i < LENGTH; i++) sum += source.nextUint32();
    return sum;
  };
  // A word is uniform on 0 … 2^32 − 1.
  return prepareSum(sumWords, 2147483647.5, 4294967296 / Math.sqrt(12));
}

function prepareUniforms(): PreparedTask {
  const source = stream(1, "bench", "uniforms");
  const sumUniforms = (): number => {
    let sum = 0;
    for (let i = 0; i < LENGTH; i++) sum += uniform01(source);
    return sum;
  };
  return prepareSum(sumUniforms, 0.5, 1 / Math.sqrt(12));
}

function prepareNormals(): PreparedTask {
  const source = stream(1, "bench", "normals");
  const out = new Float64Array(LENGTH);
  return {
    count: LENGTH,
    call: () => {
      fillNormals(source, out);
      return out[0];
    },
    verify: () => {
      const error = STANDARD_ERRORS / Math.sqrt(LENGTH);
      verifyClose("the mean", out.reduce((sum, z) => sum + z, 0) / LENGTH, 0, error);
      verifyClose("the variance", out.reduce((sum, z) => sum + z * z, 0) / LENGTH, 1, Math.SQRT2 * error);
    },
  };
}

function prepareSampler(components: number, law: "equal" | "random", atOnce: boolean): PreparedTask {
  const source = stream(1, "bench", "sampler", components, law);
  const weights = Float64Array.from({ length: components }, () => (law === "equal" ? 1 : 1 - uniform01(source)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = weights.reduce((sum, weight, i) => sum + weight * i, 0) / total;
  const square = weights.reduce((sum, weight, i) => sum + weight * i * i, 0) / total;
  const sumIndices = atOnce ? sumFilled(source, weights) : sumSampled(source, weights);
  return prepareSum(sumIndices, mean, Math.sqrt(square - mean * mean));
}

function sumSampled(source: Stream, weights: Float64Array): () => number {
  const sample = weightedIndexSampler(weights);
  return () => {
    let sum = 0;
    for (let i = 0; i < LENGTH; i++) sum += sample(source);
    return sum;
  };
}

function sumFilled(source: Stream, weights: Float64Array): () => number {
  const fill = random.weightedIndexFiller(weights);
  const words = new random.BufferedStream();
  words.follow(source);
  const out = new Uint32Array(LENGTH);
  return () => {
    fill(words, out, LENGTH);
    return out.reduce((sum, index) => sum + index, 0);
  };
}

/** Draws of batches without replacement; the spread of their mean is less than that of as many with replacement. */
function prepareDistinct(components: number, batchSize: number): PreparedTask {
  const source = stream(1, "bench", "distinct", components, batchSize);
  const sample = random.distinctIndexSampler(components, batchSize);
  const sumIndices = (): number => {
    let sum = 0;
    for (let i = 0; i < LENGTH; i++) sum += sample(source);
    return sum;
  };
  return prepareSum(sumIndices, (components - 1) / 2, Math.sqrt((components * components - 1) / 12));
}

export const suite = defineSuite("random", [
  { name: "philox4x32", unit: "word", prepare: prepareBlocks },
  { name: "nextUint32", unit: "word", prepare: prepareWords },
  { name: "uniform01", unit: "draw", prepare: prepareUniforms },
  { name: "fillNormals", unit: "draw", prepare: prepareNormals },
  ...samplers.flatMap(({ components, weights }): TaskDefinition[] =>
    [false, true].map((atOnce) => ({
      name: `weightedIndex${atOnce ? "Filler" : "Sampler"} N=${components} ${weights}`,
      unit: "draw",
      prepare: () => prepareSampler(components, weights, atOnce),
    })),
  ),
  { name: "distinctIndexSampler N=2000 k=256", unit: "draw", prepare: () => prepareDistinct(2000, 256) },
]);
