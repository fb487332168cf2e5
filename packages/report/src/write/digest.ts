/**
 * SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal. Web Crypto, so that Node and browsers share it.
 */
export async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
