import { type OptionName, optionNames, ownOptions } from "@sgd-basins/studies/options";
import { Command, InvalidArgumentError, Option } from "commander";
import type { AdviseArguments } from "./commands/advise.ts";
import type { BoundsArguments } from "./commands/bounds.ts";
import type { ClaimsArguments } from "./commands/claims.ts";
import type { MergeArguments } from "./commands/merge.ts";
import type { PlanArguments } from "./commands/plan.ts";
import type { ReportArguments } from "./commands/report.ts";
import type { SimulateArguments } from "./commands/simulate.ts";
import type { StudyArguments } from "./commands/study.ts";
import type { SummaryArguments } from "./commands/summary.ts";
import type { VerifyArguments } from "./commands/verify.ts";
import type { WorkerArguments } from "./commands/worker.ts";
import type { Context } from "./context.ts";
import { lossNames } from "./losses.ts";
import {
  defaultGiveUpAfter,
  defaultWorkers,
  mostBatchSizes,
  mostGradients,
  mostSteps,
  mostWorkers,
  parseBatchSize,
  parseBatchSizes,
  parseBudget,
  parseColumns,
  parseCount,
  parseFolder,
  parseGap,
  parsePrecision,
  parseQueue,
  parseRadius,
  parseRate,
  parseSeconds,
  parseSeed,
  parseShard,
  parseWorkers,
  samplingOption,
} from "./options.ts";
import { jsonForms } from "./problemForms.ts";
import { samplingChoices } from "./samplingChoice.ts";

const problemFile = [
  ...jsonForms.map(({ kind, outline }) => `${kind} JSON: ${outline}`),
  "with --target a CSV whose first line names the columns",
  "or a .npy of gradients of a model's outputs, N×d or N×C×d: see docs/your-network.md",
].join(", ");

/**
 * The command line, as data. Commands are loaded when they are called.
 *
 * @param done - receives a command's exit code
 */
export function createProgram(context: Context, done: (exitCode: number) => void): Command {
  const program = new Command("basins")
    .description("At which learning rate and batch size does SGD leave this minimum?")
    .exitOverride()
    .configureOutput({ writeOut: context.writeOut, writeErr: () => {}, outputError: () => {} })
    .showSuggestionAfterError(false)
    .helpCommand(true);

  program
    .command("report")
    .description("run every study, build the site of what they wrote, and say what holds")
    .addOption(scaleOption())
    .addOption(seedOption())
    .addOption(workersOption())
    .addOption(outOption())
    .action(async (chosen: ReportArguments) => {
      done(await (await import("./commands/report.ts")).report(chosen, context));
    });

  withOwnOptions(
    program
      .command("study")
      .description("run studies and write their artefacts, the manifest and the provenance")
      .argument(
        "<id...>",
        "studies (table-1, figure-01, appendix-a, …), all, or a study file such as docs/appendix-a-large.json",
      )
      .addOption(scaleOption())
      .addOption(seedOption())
      .addOption(workersOption())
      .addOption(outOption()),
  )
    .option(
      "--shard <i/n>",
      "run the i-th of n parts of the tasks, for basins merge (default --out: reports/shards/i-of-n)",
      parseShard,
    )
    .addOption(
      new Option("--engine <engine>", "where tasks run: threads of this process, or workers reached through Redis")
        .choices(["threads", "bullmq"])
        .default("threads"),
    )
    .addOption(redisOption())
    .addOption(queueOption())
    .addOption(giveUpOption())
    .action(async (ids: string[], chosen: StudyArguments) => {
      done(await (await import("./commands/study.ts")).study(ids, chosen, context));
    });

  withOwnOptions(
    program
      .command("plan")
      .description("say what Appendix A asks of this machine, before it is run: matrices, operations, memory, time")
      .argument("<id...>", "appendix-a, figure-09, or a study file")
      .addOption(scaleOption())
      .addOption(seedOption())
      .addOption(workersOption()),
  )
    .addOption(jsonOption())
    .action(async (ids: string[], chosen: PlanArguments) => {
      done(await (await import("./commands/plan.ts")).plan(ids, chosen, context));
    });

  program
    .command("worker")
    .description("run what studies with --engine bullmq send, until told to stop")
    .addOption(redisOption())
    .addOption(queueOption())
    .addOption(workersOption())
    .addOption(
      new Option("--stalled-after <S>", "seconds after which a silent worker's chunks go to another one")
        .argParser(parseSeconds)
        .default(30),
    )
    .addOption(giveUpOption())
    .action(async (chosen: WorkerArguments) => {
      done(await (await import("./commands/worker.ts")).worker(chosen, context));
    });

  program
    .command("merge")
    .description("write the artefacts of a run from the folders of all its shards; the bytes are those of one run")
    .argument("<dir...>", "folders that study --shard wrote, in any order")
    .option("--out <DIR>", "folder of the report (default: as for study)", parseFolder)
    .action(async (folders: string[], chosen: MergeArguments) => {
      done(await (await import("./commands/merge.ts")).merge(folders, chosen, context));
    });

  program
    .command("verify")
    .description("compute artefacts again and compare them, and their files, with the manifest")
    .argument("[id...]", "artefacts; a whole report, with every one of them, if none is named")
    .addOption(reportsOption())
    .addOption(workersOption())
    .action(async (ids: string[], chosen: VerifyArguments) => {
      done(await (await import("./commands/verify.ts")).verify(ids, chosen, context));
    });

  program
    .command("summary")
    .description("say what holds, what fails, and where to look")
    .addOption(reportsOption())
    .addOption(jsonOption())
    .action(async (chosen: SummaryArguments) => {
      done(await (await import("./commands/summary.ts")).summary(chosen, context));
    });

  program
    .command("claims")
    .description("judge the paper's claims by the artefacts in a report's folder, without computing these again")
    .argument("[id...]", "claims, shown in full with rule and numbers; a line for each claim if none is named")
    .addOption(reportsOption())
    .addOption(jsonOption())
    .action(async (ids: string[], chosen: ClaimsArguments) => {
      done(await (await import("./commands/claims.ts")).claims(ids, chosen, context));
    });

  program
    .command("bounds")
    .description(
      "the learning rates at which the expected gap of SGD-k about your minimizer shrinks, or grows, in every step (Patel 2017), and " +
        "up to which its mean square is stable (Mulayoff and Michaeli 2024) and its runs return (Chemnitz and Engel 2024)",
    )
    .argument("<file>", problemFile)
    .addOption(targetOption())
    .addOption(dropOption())
    .option("--batch <list>", `batch sizes, such as 1,8,inf; at most ${mostBatchSizes}`, parseBatchSizes, [1, 8, "inf"])
    .addOption(samplingOption())
    .addOption(
      new Option("--weights <choice>", "draw components by importance instead: see the README").choices(
        samplingChoices,
      ),
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
      done(await (await import("./commands/bounds.ts")).bounds(file, chosen, context));
    });

  program
    .command("advise")
    .description(
      "the constant learning rate that reaches a goal with the fewest gradients, for each batch size, and which of them to take",
    )
    .argument("<file>", problemFile)
    .addOption(targetOption())
    .addOption(dropOption())
    .option(
      "--batch <list>",
      `batch sizes, such as 1,8,inf; at most ${mostBatchSizes} (default: powers of two up to the number of components, and inf)`,
      parseBatchSizes,
    )
    .addOption(samplingOption())
    .option(
      "--gap <G>",
      "the expected gap to be reached, in the loss's units (default: 1 % of the gap at the start)",
      parseGap,
    )
    .option("--start <zero|FILE>", "where runs start: zero, or a JSON file with a list of coordinates", "zero")
    .addOption(
      new Option("--loss <loss>", "what the loss is the mean of: ½(residual)², or (residual)² as in PyTorch and Keras")
        .choices(lossNames)
        .default("half-squared"),
    )
    .option("--svg <FILE>", "write a plot of the gradients against the batch size; missing folders are made")
    .addOption(jsonOption())
    .action(async (file: string, chosen: AdviseArguments) => {
      done(await (await import("./commands/advise.ts")).advise(file, chosen, context));
    });

  program
    .command("simulate")
    .description(
      "run SGD-k from starts about your minimizer (uniform in a ball); " +
        `runs × steps × k is at most ${mostGradients}, where k is the number of components for inf`,
    )
    .argument("<file>", problemFile)
    .addOption(targetOption())
    .addOption(dropOption())
    .requiredOption("--rate <A>", "learning rate", parseRate)
    .requiredOption("--batch <K>", "batch size, or inf", parseBatchSize)
    .addOption(samplingOption())
    .option("--runs <R>", "independent runs", parseCount, 100)
    .option("--steps <J>", `steps of each run, at most ${mostSteps}`, parseCount, 20)
    .option("--seed <S>", "seed of every random stream", parseSeed, 1)
    .option("--radius <R>", "radius of the ball of the starts, in the problem's own units", parseRadius, 1)
    .addOption(precisionOption())
    .addOption(budgetOption())
    .addOption(jsonOption())
    .action(async (file: string, chosen: SimulateArguments) => {
      done(await (await import("./commands/simulate.ts")).simulate(file, chosen, context));
    });

  return program;
}

function scaleOption(): Option {
  return new Option("--scale <scale>", "the paper's sizes, or a quick look")
    .choices(["quick", "paper"])
    .default("paper");
}

function seedOption(): Option {
  return new Option("--seed <S>", "seed of every random stream").argParser(parseSeed).default(1);
}

function outOption(): Option {
  return new Option(
    "--out <DIR>",
    "folder of the report, new, empty or a report, which holds one seed and one scale (default: reports; with --scale quick reports/quick, and " +
      "with --cells or --replicates the folder part below it, so that none of them touches the paper-scale report)",
  ).argParser(parseFolder);
}

/** A command with the options that studies declare. */
function withOwnOptions(command: Command): Command {
  for (const name of optionNames) command.addOption(ownOption(name));
  return command;
}

function ownOption(name: OptionName): Option {
  const { placeholder, description, read } = ownOptions[name];
  return new Option(`--${name} ${placeholder}`, description).argParser((word) => {
    try {
      return read(word);
    } catch (error) {
      throw error instanceof RangeError ? new InvalidArgumentError(error.message) : error;
    }
  });
}

function redisOption(): Option {
  return new Option("--redis <URL>", "redis://[user:password@]host:port, rediss:// for TLS; or set SGD_BASINS_REDIS");
}

function queueOption(): Option {
  return new Option("--queue <NAME>", "the queue's name").argParser(parseQueue).default("sgd-basins");
}

function giveUpOption(): Option {
  return new Option("--give-up-after <S>", "seconds for which Redis may be silent before the command ends with exit 3")
    .argParser(parseSeconds)
    .default(defaultGiveUpAfter);
}

function workersOption(): Option {
  return new Option("--workers <N>", `worker threads, at most ${mostWorkers}; the results do not depend on it`)
    .argParser(parseWorkers)
    .default(defaultWorkers(), "the cores available");
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

function targetOption(): Option {
  return new Option(
    "--target <COLUMN>",
    "read a CSV as least squares: the column to be predicted; no intercept is added",
  );
}

function dropOption(): Option {
  return new Option("--drop <list>", "columns of the CSV that are not used, such as name,origin").argParser(
    parseColumns,
  );
}

function reportsOption(): Option {
  return new Option("--reports <DIR>", "folder of the report").argParser(parseFolder).default("reports");
}

function jsonOption(): Option {
  return new Option("--json", "print one JSON document and nothing else");
}
