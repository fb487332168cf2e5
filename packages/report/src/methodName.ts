import type { z } from "zod";
import type { batchSizeSchema } from "./schema/common.ts";

/** The method with a batch size, as the paper names it: "SGD-1", "GD". */
export function methodName(batchSize: z.infer<typeof batchSizeSchema>): string {
  return batchSize === "inf" ? "GD" : `SGD-${batchSize}`;
}
