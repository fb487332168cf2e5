import { fillWords } from "../../../random/kernels/fillWords";

/** The words of a stream, made a buffer at a time. `src/separableQuartic/placeCell.ts` writes `buffer`. */
@unmanaged
export class Words {
  key0: i32;
  key1: i32;
  counter2: i32;
  counter3: i32;
  buffer: usize;
  low: i32;
  high: i32;
  /** The next word, and the end of those that are made. */
  at: usize;
  end: usize;
  /** Bytes that are still to be made, unless words are rejected. */
  due: f64;
}

/** Bytes of the blocks that are made together. */
const GROUP: usize = 128;

/** To the stream's beginning; `due` bytes of it will be asked for, more if words are rejected. */
export function beginWords(words: Words, due: f64): void {
  words.low = 0;
  words.high = 0;
  words.at = words.buffer;
  words.end = words.buffer;
  words.due = due;
}

/**
 * Makes words until the next `bytes` lie behind each other at `at`, and `room` bytes more at most. The buffer has room for
 * `bytes` and `room` together.
 */
export function makeWords(words: Words, bytes: usize, room: usize): void {
  const left = words.end - words.at;
  const missing = bytes - left;
  const most = max(room, missing);
  const size = (max(missing, words.due < <f64>most ? <usize>words.due : most) + GROUP - 1) & -GROUP;
  const start = words.buffer + left;
  for (let i: usize = 0; i < left; i += 4) store<u32>(words.buffer + i, load<u32>(words.at + i));
  words.at = words.buffer;
  words.end = start + size;
  words.due = max(words.due - <f64>size, 0);
  fillWords(words.key0, words.key1, words.counter2, words.counter3, words.low, words.high, start, words.end);
  const blocks = <i32>(size >> 4);
  words.low += blocks;
  if (<u32>words.low < <u32>blocks) words.high++;
}
