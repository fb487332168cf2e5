/**
 * The actions that the workflows use, each replaced by what a later step can see of it. Another action, or an option that
 * is not known here, is refused.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, globSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { cleanEnvironment } from "./cleanEnvironment.ts";
import type { EventName, Permissions } from "./readWorkflow.ts";

/** The places that one job has, and what it may do. */
export interface Room {
  readonly event: EventName;
  /** A bare repository with the commit on `main`, which stands for the one on GitHub. */
  readonly origin: string;
  /** Where the clone goes, and every step begins. */
  readonly workspace: string;
  /** Where the artifacts of the workflow's jobs are kept, a folder each. */
  readonly artifacts: string;
  readonly permissions: Permissions;
  /** The repository's own name, below which its pages would lie. */
  readonly name: string;
  readonly say: (line: string) => void;
}

type Inputs = Readonly<Record<string, string>>;
type Outputs = Readonly<Record<string, string>>;

interface Action {
  readonly inputs: readonly string[];
  readonly run: (inputs: Inputs, room: Room) => Outputs;
}

const actions: Readonly<Record<string, Action>> = {
  "actions/checkout": { inputs: ["persist-credentials", "ref", "fetch-depth"], run: checkOut },
  "actions/setup-node": { inputs: ["node-version"], run: setUpNode },
  "actions/upload-artifact": { inputs: ["name", "path", "if-no-files-found"], run: upload },
  "actions/download-artifact": { inputs: ["path"], run: download },
  "actions/configure-pages": { inputs: [], run: configurePages },
  "actions/upload-pages-artifact": { inputs: ["path"], run: uploadPages },
  "actions/deploy-pages": { inputs: [], run: deployPages },
  "actions/attest-build-provenance": { inputs: ["subject-path"], run: attest },
};

const nameOf = (uses: string): string => uses.replace(/@.*/, "");

export function isKnownAction(uses: string): boolean {
  return Object.hasOwn(actions, nameOf(uses));
}

/** @throws Error where GitHub's action would fail, or would do what nobody has written down here */
export function runAction(uses: string, inputs: Inputs, room: Room): Outputs {
  const name = nameOf(uses);
  const action = isKnownAction(uses) ? actions[name] : undefined;
  if (action === undefined) throw new Error(`the action ${uses} is not known here`);
  if (!/@[0-9a-f]{40}$/.test(uses)) throw new Error(`the action ${uses} is not held to a commit`);
  for (const input of Object.keys(inputs)) {
    if (!action.inputs.includes(input)) throw new Error(`the option '${input}' of ${name} is not known here`);
  }
  return action.run(inputs, room);
}

function checkOut({ ref, "fetch-depth": depth = "1", "persist-credentials": persist = "true" }: Inputs, room: Room) {
  const git = (...words: string[]) => execFileSync("git", ["-C", room.workspace, ...words], { stdio: "pipe" });
  git("init", "--quiet", "--initial-branch", "main");
  git("remote", "add", "origin", `file://${room.origin}`);
  git("fetch", "--quiet", ...(depth === "0" ? [] : ["--depth", depth]), "origin", "main");
  git("checkout", "--quiet", "-B", "main", ref ?? "origin/main");
  // A pull request's commit is checked out without a branch, as on GitHub.
  if (room.event === "pull_request") git("checkout", "--quiet", "--detach");
  if (persist !== "true" || room.permissions.contents !== "write") {
    git("remote", "set-url", "--push", "origin", "file:///this/job/may/not/push");
  }
  return {};
}

function setUpNode({ "node-version": wanted }: Inputs, { say }: Room) {
  const found = execFileSync("node", ["--version"], { encoding: "utf8", env: cleanEnvironment() }).trim();
  say(`  asks for Node ${wanted}; the steps find ${found}`);
  return {};
}

/** Below the least common folder of the paths, as GitHub's action lays an artifact out; hidden files stay behind. */
function upload({ name = "artifact", path = "", "if-no-files-found": ifNone = "error" }: Inputs, room: Room) {
  const paths = linesOf(path);
  const places = paths.map((one) => resolve(room.workspace, one.replace(/[^/]*\*.*$/, "")));
  const files = paths.flatMap((one) => filesOf(resolve(room.workspace, one)));
  if (files.length === 0 && ifNone !== "ignore") throw new Error(`there is nothing at ${paths.join(", ")}`);
  const target = join(room.artifacts, name);
  if (existsSync(target)) throw new Error(`two artifacts are called '${name}'`);
  mkdirSync(target, { recursive: true });
  const roots = places.map((place) => (existsSync(place) && statSync(place).isDirectory() ? place : dirname(place)));
  const root = roots.reduce(commonFolder);
  for (const file of files) cpSync(file, join(target, relative(root, file)));
  room.say(`  artifact ${name}: ${files.length} files`);
  return {};
}

function download({ path = "." }: Inputs, { artifacts, workspace, say }: Room) {
  const names = existsSync(artifacts) ? readdirSync(artifacts) : [];
  if (names.length === 0) throw new Error("there is no artifact to download");
  for (const name of names) cpSync(join(artifacts, name), join(workspace, path, name), { recursive: true });
  say(`  downloaded ${names.join(", ")}`);
  return {};
}

function configurePages(_: Inputs, { permissions, name }: Room) {
  requirePermission(permissions, "pages", "read");
  return { base_path: `/${name}`, origin: "https://owner.github.io", base_url: `https://owner.github.io/${name}` };
}

function uploadPages({ path = "_site" }: Inputs, room: Room) {
  if (!existsSync(join(room.workspace, path, "index.html"))) throw new Error(`there is no ${path}/index.html`);
  return upload({ name: "github-pages", path }, room);
}

function deployPages(_: Inputs, { permissions, artifacts, name }: Room) {
  requirePermission(permissions, "pages", "write");
  requirePermission(permissions, "id-token", "write");
  if (!existsSync(join(artifacts, "github-pages"))) throw new Error("no job has uploaded the pages");
  return { page_url: `https://owner.github.io/${name}/` };
}

function attest({ "subject-path": subjects = "" }: Inputs, { permissions, workspace }: Room) {
  requirePermission(permissions, "id-token", "write");
  requirePermission(permissions, "attestations", "write");
  for (const subject of linesOf(subjects)) {
    if (!existsSync(join(workspace, subject))) throw new Error(`there is no ${subject} to attest`);
  }
  return {};
}

function requirePermission(permissions: Permissions, name: string, least: "read" | "write"): void {
  const given = permissions[name];
  if (given !== "write" && given !== least) throw new Error(`the job lacks the permission '${name}: ${least}'`);
}

function linesOf(text: string): string[] {
  return text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
}

function filesOf(pattern: string): string[] {
  return globSync(pattern).flatMap((found) => {
    if (!statSync(found).isDirectory()) return [found];
    return readdirSync(found, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      const isHidden = relative(found, file)
        .split("/")
        .some((part) => part.startsWith("."));
      return entry.isFile() && !isHidden ? [file] : [];
    });
  });
}

function commonFolder(a: string, b: string): string {
  const others = b.split("/");
  const parts = a.split("/");
  const end = parts.findIndex((part, i) => part !== others[i]);
  return parts.slice(0, end < 0 ? parts.length : end).join("/") || "/";
}
