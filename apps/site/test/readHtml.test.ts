import { expect, test } from "vitest";
import { readHtml } from "./readHtml.ts";

function read(html: string): string[] {
  const found: string[] = [];
  readHtml(html, {
    tag: ({ name, parent, attributes }) => found.push(`${parent?.name} ${name} ${JSON.stringify([...attributes])}`),
    text: (text, { name }) => found.push(`${name}: ${text}`),
  });
  return found;
}

test("tags come with their parent and attributes, texts with their element; comments and scripts are left out", () => {
  const html = '<!doctype html><p a="x &#38; &quot;y" hidden>1 &lt; 2<br>3<!-- <b> --><i/>4<script>"<b>"</script></p>';
  expect(read(html)).toEqual([
    'undefined p [["a","x & \\"y"],["hidden",""]]',
    "p: 1 < 2",
    "p br []",
    "p: 3",
    "p i []",
    "p: 4",
    "p script []",
  ]);
});

test.each([
  ["<p><b></p>", "</p> ends b: "],
  ["<p>", "<p> is not closed"],
  ["<p>a < b</p>", "no markup: < b</p>"],
  ["<p a=1></p>", "no markup: <p a=1></p>"],
  ["<p>&nosuch;</p>", "unknown: &nosuch;"],
])("%s is refused, since a browser would mend it", (html, reason) => {
  expect(() => read(html)).toThrow(reason);
});
