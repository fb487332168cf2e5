/** The page's worker: holds the data, and answers one question after the other. */
import { describeDefect, describeRefusal, errorLine, UsageError } from "sgd-basins/page";
import type { Answer, Question, Refused, Source } from "./messages.ts";
import { unpackData } from "./packData.ts";
import { openSession, type Session } from "./session.ts";

/** Milliseconds between two signs of life. */
const BETWEEN = 80;

let session: Session | null = null;
let last: Promise<void> = Promise.resolve();
let told = 0;

const tell = (answer: Answer): void => postMessage(answer);

function onStep(share: number, what: string): void {
  const now = performance.now();
  if (now < told + BETWEEN) return;
  told = now;
  tell({ tell: "progress", share, what });
}

addEventListener("message", ({ data }: MessageEvent<Question>) => {
  last = last.then(() => answer(data));
});

async function answer(question: Question): Promise<void> {
  switch (question.ask) {
    case "open":
      await attempt("open", async () => {
        session = null;
        session = await openSession(question.source.name, await bytesOf(question.source));
        tell(session.opened);
      });
      break;
    case "solve": {
      const open = session;
      if (open === null) break;
      const isRead = await attempt("advise", () => open.read(question.settings, onStep));
      if (isRead) {
        await attempt("advise", async () => tell(open.advise(onStep)));
        await attempt("bounds", async () => tell(open.bounds(onStep)));
      }
      break;
    }
    case "runs":
      await attempt("simulate", async () => {
        if (session !== null) tell(session.simulate(question.choice, question.moving, onStep));
      });
      break;
    case "link":
      await attempt("link", async () => {
        if (session !== null) tell({ tell: "linked", packed: await session.link() });
      });
      break;
  }
  tell({ tell: "done", ask: question.ask });
}

/** Whether it was done; what is refused is told in the command's line. */
async function attempt(part: Refused["part"], work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    tell({ tell: "refused", part, line: errorLine(describeRefusal(error) ?? describeDefect(error)) });
    return false;
  }
}

async function bytesOf(source: Source): Promise<Uint8Array<ArrayBuffer>> {
  switch (source.from) {
    case "file":
      return new Uint8Array(await source.file.arrayBuffer());
    case "link":
      return unpackData(source.packed).catch(() => {
        throw new UsageError("the link's data are damaged: it was cut, or changed");
      });
    case "site": {
      const response = await fetch(source.url);
      if (!response.ok) throw new UsageError(`${source.url}: ${response.status} ${response.statusText}`);
      return new Uint8Array(await response.arrayBuffer());
    }
  }
}
