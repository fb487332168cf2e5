/** Small data in a link: compressed, in letters that an address takes as they are. */

/** Characters; servers of mail and chat cut longer addresses. */
export const mostPacked = 8000;
/** What a link may unpack to. */
const MOST_BYTES = 2 ** 22;

async function through(bytes: Uint8Array<ArrayBuffer>, by: GenericTransformStream, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> = new Blob([bytes]).stream().pipeThrough(by).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError(`more than ${most} bytes`);
    }
    parts.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The characters; null if they are more than {@link mostPacked}. */
export async function packData(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  if (bytes.length > MOST_BYTES) return null;
  const packed = await through(bytes, new CompressionStream("deflate-raw"), MOST_BYTES * 2);
  if ((packed.length * 4) / 3 > mostPacked) return null;
  const letters = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(""));
  return letters.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @throws Error if a link was cut, or changed */
export async function unpackData(packed: string): Promise<Uint8Array<ArrayBuffer>> {
  const letters = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  return new Uint8Array(await through(bytes, new DecompressionStream("deflate-raw"), MOST_BYTES));
}
