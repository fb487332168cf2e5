import { canonicalJson } from "./canonicalJson.ts";
import { digest } from "./digest.ts";

/** Stands where the digest will be while it is computed. */
const blank = "0".repeat(64);

/**
 * The canonical JSON of a document that holds its own digest: the SHA-256 of the text with zeros in the digest's place. For
 * what no manifest can list, such as times.
 *
 * @param document - puts a digest into the document
 * @throws TypeError as {@link canonicalJson} does
 */
export async function sealedJson(document: (sha256: string) => unknown): Promise<string> {
  return canonicalJson(document(await digest(canonicalJson(document(blank)))));
}

/**
 * Whether a text is the one that {@link sealedJson} gave with this digest: every byte of it counts.
 *
 * @param sha256 - what stands in the text
 */
export async function isSealed(text: string, sha256: unknown): Promise<boolean> {
  return (
    typeof sha256 === "string" &&
    sha256.length === blank.length &&
    (await digest(text.replace(sha256, blank))) === sha256
  );
}
