/** The commands besides `bench` itself, loaded when they are called. Help and messages name those that stand here. */
import type { Context } from "./context.ts";

/** Runs a command with the words that follow its name, and gives its exit code. */
type Run = (words: readonly string[], context: Context) => Promise<number>;

interface OtherCommand {
  /** What follows its name. */
  readonly operands?: string;
  readonly description: string;
  readonly load: () => Promise<Run>;
}

export const otherCommands: Readonly<Record<string, OtherCommand>> = {
  compare: {
    operands: "<ref>",
    description: "whether HEAD is slower than another commit",
    load: async () => (await import("./compare/compare.ts")).compare,
  },
  backfill: {
    operands: "<commit…>",
    description: "records of earlier commits, measured now",
    load: async () => (await import("./history/backfill.ts")).backfill,
  },
  history: {
    description: "change points over the recorded commits",
    load: async () => (await import("./history/history.ts")).history,
  },
  peers: {
    description: "the same work beside other libraries and NumPy",
    load: async () => (await import("./peers/peers.ts")).peers,
  },
  scale: {
    description: "how cost grows with size",
    load: async () => (await import("./scale/scale.ts")).scale,
  },
  engines: {
    description: "worker processes through Redis beside local threads",
    load: async () => (await import("./engines/engines.ts")).engines,
  },
  gate: {
    description: "how far the comparison can be trusted on this machine",
    load: async () => (await import("./gate/gate.ts")).gate,
  },
  power: {
    description: "how far it can be trusted on simulated noise",
    load: async () => (await import("./gate/power.ts")).power,
  },
};

/** Below the options of `bench` itself. */
export function describeCommands(): string {
  const rows = Object.entries(otherCommands).map(([name, { operands = "", description }]) => ({
    call: `bench ${name} ${operands}`.trimEnd(),
    description,
  }));
  const width = Math.max(0, ...rows.map(({ call }) => call.length));
  const lines = rows.map(({ call, description }) => `  ${call.padEnd(width)}  ${description}`);
  return ["", "Other commands, each with its own --help:", ...lines].join("\n");
}
