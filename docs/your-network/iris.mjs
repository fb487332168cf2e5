/**
 * Trains a small network on iris with TensorFlow.js, and writes the gradients of its three outputs: iris.npy, iris-residuals.npy,
 * and iris-weights.json, the point where they were taken, for a test.
 *
 * Run in a folder with `npm i @tensorflow/tfjs` (made with 4.22.0, its plain JavaScript): node iris.mjs <this folder>
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const tf = createRequire(resolve("package.json"))("@tensorflow/tfjs");
const folder = process.argv[2];
const [, ...lines] = readFileSync(join(folder, "../../packages/problems/data/iris.csv"), "utf8").trim().split("\n");
// Every third flower: twenty of them.
const table = tf.tensor2d(lines.filter((_, i) => i % 3 === 0).map((line) => line.split(",").map(Number)));
const features = table.slice([0, 0], [-1, 4]);
const { mean, variance } = tf.moments(features, 0);
const inputs = features.sub(mean).div(variance.sqrt());
const targets = table.slice([0, 4], [-1, 3]);

const model = tf.sequential();
const dense = (units, seed, more) =>
  tf.layers.dense({ units, kernelInitializer: tf.initializers.glorotNormal({ seed }), ...more });
model.add(dense(12, 1, { inputShape: [4], activation: "tanh" }));
model.add(dense(3, 2));
for (const rate of [0.02, 0.005, 0.001]) {
  model.compile({ optimizer: tf.train.adam(rate), loss: "meanSquaredError" });
  await model.fit(inputs, targets, { epochs: 3000, batchSize: 20, shuffle: false, verbose: 0 });
}

// ---- what one needs of all this: `model` and `inputs`, and `targets` for the residuals
const [count, outputs] = model.predict(inputs).shape;
const gradient = (i, c) => {
  const { grads } = tf.variableGrads(() => model.apply(inputs.slice([i, 0], [1, -1])).slice([0, c], [1, 1]).sum());
  return model.trainableWeights.flatMap((weight) => [...grads[weight.val.name].dataSync()]);
};
const rows = Array.from({ length: count * outputs }, (_, row) => gradient(Math.floor(row / outputs), row % outputs));
writeNpy("iris.npy", [count, outputs, rows[0].length], rows.flat());
writeNpy("iris-residuals.npy", [count, outputs], model.predict(inputs).sub(targets).dataSync());

/** NumPy's format, version 1.0, of single precision. */
function writeNpy(name, shape, numbers) {
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': (${shape.join(", ")},), }`;
  const padded = header.padEnd(128 - 10 - 1) + "\n";
  const head = Buffer.from(`\x93NUMPY\x01\x00${String.fromCharCode(padded.length, 0)}${padded}`, "latin1");
  writeFileSync(join(folder, name), Buffer.concat([head, Buffer.from(Float32Array.from(numbers).buffer)]));
}
// ----

console.log(count, outputs, rows[0].length, "loss", model.evaluate(inputs, targets).dataSync()[0]);
const weights = model.trainableWeights.map((weight) => weight.val.arraySync());
writeFileSync(join(folder, "iris-weights.json"), `${JSON.stringify(weights)}\n`);
