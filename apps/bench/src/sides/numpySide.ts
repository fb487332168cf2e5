import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { lastWords } from "../processes/lastWords.ts";
import { WrongResultError } from "../tasks/verify.ts";
import type { Side } from "./side.ts";

const script = join(import.meta.dirname, "..", "..", "peers", "numpy_side.py");

const descriptionSchema = z.strictObject({
  python: z.string(),
  numpy: z.string(),
  /** Shared libraries of linear algebra that the process has loaded. */
  libraries: z.array(z.string()),
  /** What OpenBLAS says of itself: version, kernels of which processor, threads. */
  openblas: z.string().nullable(),
  threads: z.string().nullable(),
});

export type NumpyDescription = z.infer<typeof descriptionSchema>;

const answerSchema = z.union([
  z.strictObject({ error: z.string() }),
  z.strictObject({ perCall: z.number().positive() }),
  z.strictObject({}),
  descriptionSchema,
]);

/** NumPy's environment: one thread, as the other sides have. */
export const oneThread = { OPENBLAS_NUM_THREADS: "1", OMP_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };

/** NumPy cannot be started, and why. */
export class NoNumpyError extends Error {
  override name = "NoNumpyError";
}

/** A Python process with NumPy that answers one message after the other. */
interface NumpyProcess {
  readonly ask: (message: object) => Promise<z.infer<typeof answerSchema>>;
  readonly close: () => Promise<void>;
}

function startProcess(): NumpyProcess {
  const child = spawn("python3", [script], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, ...oneThread, PYTHONDONTWRITEBYTECODE: "1" },
  });
  const complaint = lastWords(child.stderr);
  // Writing to a process that is gone is reported by its end.
  child.stdin.on("error", () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", () => resolve(complaint().split("\n").at(-1) || "python3 ended"));
  });
  return {
    ask: async (message) => {
      child.stdin.write(`${JSON.stringify(message)}\n`);
      const line = await lines.next();
      if (line.done === true) throw new NoNumpyError(await ended);
      const answer = answerSchema.parse(JSON.parse(line.value));
      if ("error" in answer) throw new WrongResultError(`NumPy: ${answer.error}`);
      return answer;
    },
    close: async () => {
      // It has nothing to put in order, and may be in the middle of a long call.
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Which NumPy there is, and which BLAS it uses. Throws {@link NoNumpyError}. */
export async function describeNumpy(): Promise<NumpyDescription> {
  const numpy = startProcess();
  try {
    return descriptionSchema.parse(await numpy.ask({ describe: true }));
  } finally {
    await numpy.close();
  }
}

/** A task of `numpy_side.py`. Throws WrongResultError if its result is wrong, {@link NoNumpyError}. */
export async function startNumpy(task: { readonly prepare: string }): Promise<Side> {
  const numpy = startProcess();
  try {
    await numpy.ask(task);
  } catch (error) {
    await numpy.close();
    throw error;
  }
  return {
    sample: async (seconds) => {
      const answer = await numpy.ask({ sample: seconds });
      return "perCall" in answer ? answer.perCall : Number.NaN;
    },
    close: numpy.close,
  };
}
