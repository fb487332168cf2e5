import { type OptionName, optionNames, ownOptions } from "@sgd-basins/studies/options";
import { type Command, InvalidArgumentError, Option } from "commander";
import { addProblemCommands, emptyProgram, jsonOption, seedOption } from "sgd-basins/command";
import type { ClaimsArguments } from "./commands/claims.ts";
import type { MergeArguments } from "./commands/merge.ts";
import type { PlanArguments } from "./commands/plan.ts";
import type { ReportArguments } from "./commands/report.ts";
import type { StudyArguments } from "./commands/study.ts";
import type { SummaryArguments } from "./commands/summary.ts";
import type { VerifyArguments } from "./commands/verify.ts";
import type { WorkerArguments } from "./commands/worker.ts";
import type { Context } from "./context.ts";
import {
  defaultGiveUpAfter,
  defaultWorkers,
  mostWorkers,
  parseFolder,
  parseQueue,
  parseSeconds,
  parseShard,
  parseWorkers,
} from "./options.ts";

/**
 * The command line, as data. Commands are loaded when they are called.
 *
 * @param done - receives a command's exit code
 */
export function createProgram(context: Context, done: (exitCode: number) => void): Command {
  const program = emptyProgram(context);

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

  return addProblemCommands(program, context, done);
}

function scaleOption(): Option {
  return new Option("--scale <scale>", "the paper's sizes, or a quick look")
    .choices(["quick", "paper"])
    .default("paper");
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

function reportsOption(): Option {
  return new Option("--reports <DIR>", "folder of the report").argParser(parseFolder).default("reports");
}
