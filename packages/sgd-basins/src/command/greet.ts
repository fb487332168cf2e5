import type { Command } from "commander";

/** By what somebody called the command, to call it again. */
export function calledBy(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.npm_command === "exec") return "npx sgd-basins";
  // The clone's script.
  return environment.npm_lifecycle_event === "basins" ? "npx -y pnpm@10 basins" : "basins";
}

const data = "printf 'x,y\\n1,2\\n2,3\\n3,5\\n4,4\\n'";

/** What is said to somebody who only names the command. */
export function greeting(program: Command, name: string): string {
  const examples = ["bounds - --target y", "advise - --target y", "simulate - --target y --rate 0.1 --batch 1"];
  return [
    program.description(),
    "",
    "Three examples, which run as they stand; the name of a CSV may take the place of -, standard input:",
    "",
    ...examples.map((words) => `  ${data} | ${name} ${words}`),
    "",
    `${name} --help lists the commands, ${name} bounds --help the options of one.`,
    "",
  ].join("\n");
}
