import { Argument, Command, Option } from "commander";
import type { AdviseArguments } from "../answers/advise.ts";
import { defaultBatchSizesOfBounds, mostBatchSizes } from "../answers/batchSizes.ts";
import type { BoundsArguments } from "../answers/bounds.ts";
import type { SimulateArguments } from "../answers/simulate.ts";
import { STANDARD_INPUT } from "../answers/standardInput.ts";
import { jsonOutlines } from "../solved/jsonOutlines.ts";
import { mostDistances, mostGradients, mostSteps, runsDefault } from "../solved/limits.ts";
import { lossNames } from "../solved/losses.ts";
import { samplingChoices, samplingDescriptions } from "../solved/samplingChoice.ts";
import { version } from "../version.ts";
import { completionScripts, type Shell, shells } from "./completionScripts.ts";
import type { Context } from "./context.ts";
import { withDataOptions } from "./dataOptions.ts";
import {
  jsonOption,
  parseBatchSize,
  parseBatchSizes,
  parseBudget,
  parseCount,
  parseGap,
  parsePrecision,
  parseRadius,
  parseRate,
  samplingOption,
  seedOption,
} from "./options.ts";

const json = Object.entries(jsonOutlines).map(([kind, outline]) => `${kind} JSON: ${outline}`);
const csv = "with --target a CSV whose first line names the columns";
const gradients = "a .npy of gradients of a model's outputs, N×d or N×C×d: see docs/your-network.md";
const problemFile = [...json, csv, `or ${gradients}`].join(", ");
/** Of what can be run. */
const sumFile = [...json, `or ${csv}`].join(", ");

/** A program without what it is for: what all have in common. */
export function emptyProgram({ writeOut }: Context): Command {
  const program = new Command("basins")
    .description("At which learning rate and batch size does SGD leave this minimum?")
    .version(version, "-V, --version", "print the version")
    .exitOverride()
    .configureOutput({ writeOut, writeErr: () => {}, outputError: () => {} })
    .helpCommand(true);
  program
    .command("completion")
    .description("print a script by which a shell completes names of commands, options, values and columns of a CSV")
    .addArgument(new Argument("<shell>", "its second line, or first, says where to put it").choices(shells))
    .action((shell: Shell) => writeOut(completionScripts[shell]));
  return program;
}

/** The commands about a problem of one's own. They are loaded when they are called. */
const problemCommands = ["bounds", "advise", "simulate"];

/** Whether words name one of them. */
export function isProblemCommand([first = ""]: readonly string[]): boolean {
  return problemCommands.includes(first);
}

/**
 * Adds them to a program.
 *
 * @param done - receives a command's exit code
 */
export function addProblemCommands(program: Command, context: Context, done: (exitCode: number) => void): Command {
  withProblem(
    program
      .command("bounds")
      .description(
        "the learning rates at which the expected gap of SGD-k about your minimizer shrinks, or grows, in every step (Patel 2017), and " +
          "up to which its mean square is stable (Mulayoff and Michaeli 2024) and its runs return (Chemnitz and Engel 2024)",
      ),
  )
    .option(
      "--batch <list>",
      `batch sizes, such as 1,8,inf; at most ${mostBatchSizes}`,
      parseBatchSizes,
      defaultBatchSizesOfBounds,
    )
    .addOption(samplingOption())
    .addOption(lossOption())
    .addOption(
      new Option(
        "--weights <choice>",
        `draw components by importance, which leaves the objective alone: ${samplingChoices.map((choice) => `${choice}, ${samplingDescriptions[choice]}`).join("; ")}`,
      ).choices(samplingChoices),
    )
    .option(
      "--residuals <FILE>",
      "with gradients: a .npy of the residuals there, N or N×C, for how far they are from a minimum that fits",
    )
    .addOption(precisionOption())
    .addOption(budgetOption())
    .option("--svg <FILE>", "write a plot of the learning rates against the batch size; missing folders are made")
    .addOption(jsonOption())
    .action(async (file: string, chosen: BoundsArguments) => {
      done(await (await import("./runBounds.ts")).runBounds(file, chosen, context));
    });

  withProblem(
    program
      .command("advise")
      .description(
        "the constant learning rate that reaches a goal with the fewest gradients, for each batch size, and which of them to take",
      ),
  )
    .option(
      "--batch <list>",
      `batch sizes, such as 1,8,inf; at most ${mostBatchSizes} (default: powers of two up to the number of components, and inf)`,
      parseBatchSizes,
    )
    .addOption(samplingOption())
    .option(
      "--gap <G>",
      "the expected gap to be reached, in the loss's units, or as a share of the one at the start, such as 0.1% (default: 1%)",
      parseGap,
    )
    .option("--start <zero|FILE>", "where runs start: zero, or a JSON file with a list of coordinates", "zero")
    .addOption(lossOption())
    .addOption(new Option("--residuals <FILE>").hideHelp())
    .option("--svg <FILE>", "write a plot of the gradients against the batch size; missing folders are made")
    .addOption(jsonOption())
    .action(async (file: string, chosen: AdviseArguments) => {
      done(await (await import("./runAdvise.ts")).runAdvise(file, chosen, context));
    });

  withProblem(
    program
      .command("simulate")
      .description(
        "run SGD-k from starts about your minimizer (uniform in a ball), or from one point; " +
          `runs × steps × k is at most ${mostGradients}, where k is the number of components for inf, and runs × (steps + 1) at most ${mostDistances}`,
      ),
    sumFile,
  )
    .requiredOption("--rate <A>", "learning rate", parseRate)
    .requiredOption("--batch <K>", "batch size, or inf", parseBatchSize)
    .addOption(samplingOption())
    .addOption(lossOption())
    .option("--runs <R>", "independent runs", parseCount, runsDefault)
    .option("--steps <J>", `steps of each run, at most ${mostSteps}`, parseCount, 20)
    .addOption(seedOption())
    .option("--radius <R>", "radius of the ball of the starts, in the problem's own units (default: 1)", parseRadius)
    .option("--start <zero|FILE>", "start all runs at one point: zero, or a JSON file with a list of coordinates")
    .addOption(precisionOption())
    .addOption(budgetOption())
    .addOption(jsonOption())
    .action(async (file: string, chosen: SimulateArguments) => {
      done(await (await import("./runSimulate.ts")).runSimulate(file, chosen, context));
    });

  return program;
}

function precisionOption(): Option {
  return new Option(
    "--precision <P>",
    "half-width of the almost-sure limit's 95 % interval, such as 1% (default: 2%)",
  ).argParser(parsePrecision);
}

function budgetOption(): Option {
  return new Option(
    "--budget <B>",
    "work for that limit, for each batch size: chain steps times components in a batch times rank (default: 5e7)",
  ).argParser(parseBudget);
}

function lossOption(): Option {
  return new Option(
    "--loss <loss>",
    "what the loss is the mean of: ½(residual)², or (residual)² as in PyTorch and Keras",
  )
    .choices(lossNames)
    .default("half-squared");
}

/** A command about a problem, with the options that say how its file is read. */
function withProblem(command: Command, files = problemFile): Command {
  return withDataOptions(
    command.argument("<file>", `${files}; - for standard input`, (file) => (file === "-" ? STANDARD_INPUT : file)),
  );
}
