/** Every checkable claim of the paper, and some of this report: what was computed to test it, the numbers, and the verdict they give. */
import { z } from "zod";
import { artefactIdSchema } from "../catalogue.ts";
import { verdicts } from "../verdicts.ts";
import { proportionSchema } from "./common.ts";
import { explanationSchema, verdictSchema } from "./verdict.ts";

/** Sections of the paper, by the names it gives them. */
export const paperSections = ["2", "2.1", "2.2", "3.1", "3.2", "4", "5", "A"] as const;
/** Headings of the claims that this report makes itself, which are not counted among the paper's. */
export const ownHeadings = ["networks"] as const;

/** A computed number, or a count with the interval of its probability. */
export const claimNumberSchema = z.union([
  z.strictObject({ label: z.string(), value: z.number() }),
  proportionSchema.extend({ label: z.string() }),
]);

export const claimSchema = z.strictObject({
  /** Lower-case words joined by hyphens. */
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .meta({ description: "the claim's anchor on the site" }),
  section: z.enum([...paperSections, ...ownHeadings]).meta({
    description: `section of the paper; of a claim of this report itself its heading: ${ownHeadings.join(", ")}`,
  }),
  place: z.string().meta({ description: "paragraph, result, table or figure within the section" }),
  quotation: z.string().meta({ description: "the paper's words, or those of this report" }),
  tested: z.string().meta({ description: "what was computed to test it" }),
  /** The code that applies it stands beside it. */
  rule: z.string().meta({ description: "how the numbers give the verdict" }),
  numbers: z.array(claimNumberSchema).min(1),
  verdict: verdictSchema.meta({ description: verdicts.join("; ") }),
  /** If so, the note says why. */
  byConstruction: z
    .boolean()
    .meta({ description: "whether the set-up leaves no other outcome, so that its holding says nothing" }),
  note: z.string().nullable().meta({ description: "what a reader should know besides" }),
  explanation: explanationSchema,
  evidence: z.array(artefactIdSchema).min(1).meta({ description: "the artefacts that hold the evidence" }),
  command: z.string().meta({ description: "computes the evidence again" }),
});

/** How many choices were fitted to which published numbers: where agreement is partly circular. */
export const fitSchema = z.strictObject({
  id: z.string(),
  /** What was fitted. */
  title: z.string(),
  /** The artefacts whose published numbers were used. */
  fittedTo: z.array(artefactIdSchema).min(1),
  /** Every choice that was made by looking at those numbers. */
  choices: z.array(z.strictObject({ choice: z.string(), kind: z.enum(["continuous", "discrete", "seed"]) })).min(1),
  /** Printed cells that the choices are held against, and how many numbers these cells contain independently. */
  cells: z.int().positive(),
  independent: z.int().positive(),
  /** What this means for the verdicts. */
  consequence: z.string(),
});

export const claimsDataSchema = z.strictObject({
  kind: z.literal("claims"),
  claims: z.array(claimSchema).min(1),
  fits: z.array(fitSchema),
});

export type Claim = z.infer<typeof claimSchema>;
export type ClaimHeading = Claim["section"];
export type ClaimNumber = z.infer<typeof claimNumberSchema>;
export type Fit = z.infer<typeof fitSchema>;
export type ClaimsData = z.infer<typeof claimsDataSchema>;
