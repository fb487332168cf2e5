import { expect, test } from "vitest";
import { drawBar } from "./bar.ts";

test("a bar is drawn on one line, cut off at the terminal's edge, and taken away with the cursor shown again", () => {
  let written = "";
  const screen = { columns: 40, write: (text: string) => (written += text) };
  const bar = drawBar((drawn, value, text) => `${drawn} ${value} % | ${text}`, 100, true, screen);
  bar.update(50, "a text that is longer than what is left");
  bar.update(50, "a text that is cut off");
  bar.end();
  expect(written).toBe("\x1b[?25l\r\x1b[K============------------ 50 % | a text \r\x1b[K\x1b[?25h");
});

test("a bar that was never drawn leaves the terminal alone", () => {
  let written = "";
  drawBar(String, 1, true, { write: (text: string) => (written += text) }).end();
  expect(written).toBe("");
});
