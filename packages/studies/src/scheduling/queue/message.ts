/** What goes through the queue. Whoever can write to Redis can put anything there, so both ends check it. */
import { z } from "zod";

/** Digest of the sources that compute parts. */
const codeSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** More jobs than a chunk ever has. */
const MOST_JOBS = 1000;

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
  const result = attempt(() => schema.safeParse(data));
  if (result?.success) return result.data;
  const issue = result?.error.issues[0];
  const message = `${[name, ...(issue?.path ?? [])].join(".")}: ${issue?.message ?? "is nested too deeply"}`;
  // What was sent may stand in the message, line breaks and control characters included.
  throw new RangeError(message.replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, " "));
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
