/** Every checkable claim of the paper: what was computed to test it, the numbers, and the verdict they give. */
import { z } from "zod";
import { artefactIdSchema } from "../catalogue.ts";
import { proportionSchema } from "./common.ts";
import { verdictSchema } from "./verdict.ts";

/** Sections of the paper, by the names it gives them. */
export const paperSections = ["2", "2.1", "2.2", "3.1", "3.2", "4", "5", "A"] as const;

/** A computed number, or a count with the interval of its probability. */
export const claimNumberSchema = z.union([
  z.strictObject({ label: z.string(), value: z.number() }),
  proportionSchema.extend({ label: z.string() }),
]);

export const claimSchema = z.strictObject({
  /** Lower-case words joined by hyphens; the claim's anchor on the site. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  section: z.enum(paperSections),
  /** Paragraph, result, table or figure within the section. */
  place: z.string(),
  /** The paper's words. */
  quotation: z.string(),
  /** What was computed to test it. */
  tested: z.string(),
  /** The rule by which the numbers give the verdict; the code that applies it stands beside it. */
  rule: z.string(),
  numbers: z.array(claimNumberSchema).min(1),
  verdict: verdictSchema,
  /** Whether the set-up leaves no other outcome, so that the claim's holding says nothing; the note says why. */
  byConstruction: z.boolean(),
  /** What a reader should know besides. */
  note: z.string().nullable(),
  /** Section of the method page that explains the verdict. */
  explanation: z.string().nullable(),
  /** The artefacts that hold the evidence. */
  evidence: z.array(artefactIdSchema).min(1),
  /** The command that computes the evidence again. */
  command: z.string(),
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

export type PaperSection = (typeof paperSections)[number];
export type Claim = z.infer<typeof claimSchema>;
export type ClaimNumber = z.infer<typeof claimNumberSchema>;
export type Fit = z.infer<typeof fitSchema>;
export type ClaimsData = z.infer<typeof claimsDataSchema>;
