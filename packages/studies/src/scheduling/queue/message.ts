/** What goes through the queue. Whoever can write to Redis can put anything there, so both ends check it. */
import { z } from "zod";

/** Digest of the sources that compute parts. */
const codeSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** More jobs than a chunk ever has. */
const MOST_JOBS = 1000;
/** More values, and more characters of strings, than a chunk or its answer ever has. Redis itself takes 512 MB. */
const MOST_VALUES = 2 ** 22;
const MOST_CHARACTERS = 2 ** 26;

const chunkSchema = z.strictObject({
  code: codeSchema,
  jobs: z
    .array(
      z.strictObject({
        key: z.string().max(1e6),
        kind: z.string().max(100),
        task: z.json(),
        work: z.number().positive(),
      }),
    )
    .min(1)
    .max(MOST_JOBS),
});

const answerSchema = z.strictObject({ code: codeSchema, parts: z.array(z.json()).min(1).max(MOST_JOBS) });

/** Jobs that one worker runs together. */
export type Chunk = z.infer<typeof chunkSchema>;

/** The parts of a chunk's jobs, in their order. */
export type Answer = z.infer<typeof answerSchema>;

/** Throws RangeError naming the place and the rule. */
export function parseChunk(data: unknown): Chunk {
  return parse(chunkSchema, data, "message");
}

/** Throws RangeError naming the place and the rule. */
export function parseAnswer(data: unknown): Answer {
  return parse(answerSchema, data, "answer");
}

function parse<T>(schema: z.ZodType<T>, data: unknown, name: string): T {
  if (isTooLarge(data))
    throw new RangeError(`${name}: has more than ${MOST_VALUES} values or ${MOST_CHARACTERS} characters`);
  const result = attempt(() => schema.safeParse(data));
  if (result?.success) return result.data;
  const issue = result?.error.issues[0];
  const message = `${[name, ...(issue?.path ?? [])].join(".")}: ${issue?.message ?? "is nested too deeply"}`;
  // What was sent may stand in the message, line breaks and control characters included.
  throw new RangeError(message.replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, " "));
}

/** Counts without recursion, so that depth does not matter. */
function isTooLarge(data: unknown): boolean {
  const open = [data];
  let values = 0;
  let characters = 0;
  while (open.length > 0) {
    const value = open.pop();
    values += 1;
    if (typeof value === "string") characters += value.length;
    else if (Array.isArray(value)) for (const item of value) open.push(item);
    else if (typeof value === "object" && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        characters += key.length;
        open.push(item);
      }
    }
    if (values + open.length > MOST_VALUES || characters > MOST_CHARACTERS) return true;
  }
  return false;
}

/** A value that is nested deeply enough exhausts the stack of any recursive check. */
function attempt<T>(check: () => T): T | null {
  try {
    return check();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
