import { launchBrowser } from "./launchBrowser.ts";
import { serveFolder } from "./serveFolder.ts";

const server = await serveFolder("/tmp/browser-dist", "/sgd-basins/");
const b = await launchBrowser();
for (const [path, w] of [
  ["playground/", 1200],
  ["playground/?model=plane-1&rate=0.004", 1200],
  ["playground/?model=styblinski-tang-1&rate=0.003&k=1", 360],
] as const) {
  const ctx = await b.newContext({ viewport: { width: w, height: 900 }, reducedMotion: "reduce" });
  const p = await ctx.newPage();
  await p.goto(server.origin + "/sgd-basins/" + path);
  await p.waitForTimeout(1500);
  const r = await p.evaluate(`(async () => { 
   const deltas=[]; let last=performance.now(); let stop=false; const busy=[];
   const raf = window.requestAnimationFrame.bind(window);
   window.requestAnimationFrame = (f) => raf((t) => { const a=performance.now(); f(t); busy.push(performance.now()-a); });
   document.querySelector("#play").click();
   await new Promise(res=>{ const tick=(t)=>{ deltas.push(t-last); last=t; if (document.querySelector("#play").textContent==="Play" && deltas.length>10) res(); else raf(tick); }; raf(tick); });
   deltas.sort((a,b)=>a-b); busy.sort((a,b)=>a-b);
   return {frames: deltas.length, medianDelta: deltas[deltas.length>>1], paintMedian: busy[busy.length>>1], paint95: busy[Math.floor(busy.length*.95)]};
 })()`);
  console.log(path, w, JSON.stringify(r));
  await ctx.close();
}
await b.close();
server.close();
