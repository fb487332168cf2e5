import type { Stream } from "../stream.ts";
import { drawWords } from "./drawWords.ts";
import { CHUNK, DOUBLES, workspace } from "./workspace.ts";

/** out[start … end − 1] = words. */
export function fillWordsInBulk(stream: Stream, out: Uint32Array, start: number, end: number): void {
  const { words } = workspace();
  for (let i = start; i < end; i += 2 * CHUNK) {
    const count = Math.min(2 * CHUNK, end - i);
    const first = drawWords(stream, count) / 4;
    out.set(words.subarray(first, first + count), i);
  }
}

/** out[start … end − 1] = uniforms on [0, 1), with the bits and the words of uniform01. */
export function fillUniformsInBulk(stream: Stream, out: Float64Array, start: number, end: number): void {
  const { kernels, doubles } = workspace();
  for (let i = start; i < end; i += CHUNK) {
    const count = Math.min(CHUNK, end - i);
    kernels.fillUniforms(drawWords(stream, 2 * count), DOUBLES, DOUBLES + 8 * count);
    out.set(doubles.subarray(0, count), i);
  }
}

/** out[start … end − 1] = standard normals, with the bits and the words of drawPair; an odd last one drops its partner. */
export function fillNormalsInBulk(stream: Stream, out: Float64Array, start: number, end: number): void {
  const { kernels, doubles } = workspace();
  for (let i = start; i < end; i += CHUNK) {
    const count = Math.min(CHUNK, end - i);
    kernels.fillNormals(drawWords(stream, 4 * Math.ceil(count / 2)), DOUBLES, DOUBLES + 8 * count);
    out.set(doubles.subarray(0, count), i);
  }
}
