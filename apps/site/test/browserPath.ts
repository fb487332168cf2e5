import { existsSync } from "node:fs";

/** Debian's packages of Chromium. The first is the same engine without windows around it, for less of the processor's time. */
const debians = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

/** Debian's Chromium, or the browser that `CHROME` names; the last of its paths where there is none. */
export const browserPath: string = process.env.CHROME ?? debians.find((path) => existsSync(path)) ?? debians[1];
