import { toUniforms } from "./math/toUniforms";

/** Uniforms at out … end from two words each. Pairs are made whole: one double beyond `end` may be overwritten. */
export function fillUniforms(words: usize, out: usize, end: usize): void {
  for (; out < end; out += 16, words += 16) {
    const four = v128.load(words);
    v128.store(out, toUniforms(v128.shuffle<i32>(four, four, 0, 2, 0, 2), v128.shuffle<i32>(four, four, 1, 3, 1, 3)));
  }
}
