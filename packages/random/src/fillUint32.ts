import { checkRange } from "./checkRange.ts";
import type { Stream } from "./stream.ts";
import { isPlain } from "./wasm/drawWords.ts";
import { fillWordsInBulk } from "./wasm/fillInBulk.ts";

/** From so many on, the call of the kernels costs less than it saves. */
const BULK = 16;

/** out[start … end − 1] = the stream's next words. Throws RangeError unless 0 ≤ start ≤ end ≤ out.length. */
export function fillUint32(stream: Stream, out: Uint32Array, start = 0, end = out.length): void {
  checkRange(start, end, out.length);
  if (end - start >= BULK && isPlain(stream)) fillWordsInBulk(stream, out, start, end);
  else for (let i = start; i < end; i++) out[i] = stream.nextUint32();
}
