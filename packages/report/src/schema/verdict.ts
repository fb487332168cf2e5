/** Verdicts in files. */
import { z } from "zod";
import { type Verdict, verdicts } from "../verdicts.ts";

export const explanationSchema = z
  .string()
  .nullable()
  .meta({ description: "section of the method page that explains the verdict" });

/** Words of reports that earlier versions wrote, and what stands for them today. */
const formerWords: Readonly<Record<string, Verdict>> = {
  reproduced: "holds",
  partly: "holds in part",
  explained: "fails for a known reason",
  "differs, explained": "fails for a known reason",
  differs: "fails",
  "does not reproduce": "fails",
  "not recoverable": "cannot be tested",
};

export const verdictSchema = z.enum(verdicts, {
  error: ({ input }) => {
    const today = typeof input === "string" && Object.hasOwn(formerWords, input) ? formerWords[input] : undefined;
    if (today === undefined) return undefined;
    return `an earlier version wrote "${input}" for what is "${today}" today; compute the report again`;
  },
});
