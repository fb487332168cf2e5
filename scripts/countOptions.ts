import { parseArgs } from "node:util";

/**
 * The options of a script, each a whole number from 1 on; what is wrong ends the process with one line and exit 2.
 *
 * @param defaults - by name
 */
export function countOptions<Name extends string>(
  script: string,
  defaults: Readonly<Record<Name, number>>,
): Record<Name, number> {
  const names = Object.keys(defaults) as Name[];
  const usage = `${script} takes ${names.map((name) => `--${name} N (${defaults[name]})`).join(", ")}`;
  const refuse = (rule: string): never => {
    console.error(`${script}: ${rule}; ${usage}`);
    process.exit(2);
  };
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
    const { values } = parseArgs({ options: { ...options, help: { type: "boolean" } } });
    if (values.help === true) {
      console.log(usage);
      process.exit(0);
    }
    const found: Record<string, number> = { ...defaults };
    for (const name of names) {
      const value = (values as Record<string, string | boolean | undefined>)[name];
      if (value === undefined) continue;
      found[name] = Number(value);
      if (!(Number.isSafeInteger(found[name]) && found[name] >= 1)) {
        return refuse(`--${name} must be a whole number, 1 or more, is '${value}'`);
      }
    }
    return found;
  } catch (error) {
    return refuse((error as Error).message.split(". ")[0] ?? "");
  }
}
