import { rowRange, normalizedTwice } from "@sgd-basins/linalg";
import { theoryOfRows, meanSquareDynamics, fewestSteps, stepsAt } from "../index.ts";
let seed = 7;
const rnd = () => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed / 2147483648; };
const g = () => Math.sqrt(-2*Math.log(rnd()+1e-12))*Math.cos(6.283185307*rnd());
for (const [N,d,k,s] of [[20,4,1,2],[40,10,1,1.3],[40,10,8,2],[80,20,1,1.2],[80,20,4,1.5],[120,30,1,1],[120,40,8,1.15]] as any) {
  const rows = Float64Array.from({length:N*d},(_,e)=> (e%d===0?1:g()+1)*s**(e%d));
  const y = Float64Array.from({length:N},(_,i)=>{let v=g()*3; for(let a=0;a<d;a++)v+=rows[i*d+a]*(a%3-1)+.3*rows[i*d+a]**2/s**(2*a); return v;});
  const weights = normalizedTwice(new Float64Array(N).fill(1/N));
  const th = theoryOfRows({count:N,dimension:d,rows,weights} as any, rowRange({count:N,dimension:d,rows,weights} as any), null);
  const r = th.geometry.rank; const coords: Float64Array = (th.drawn() as any).coordinates; const λ = th.geometry.eigenvalues;
  const fit = new Float64Array(r);
  for (let i=0;i<N;i++) for (let a=0;a<r;a++) fit[a]+= coords[i*r+a]*y[i]/N/λ[a];
  const res = Float64Array.from({length:N},(_,i)=>{let t=-y[i];for(let a=0;a<r;a++)t+=coords[i*r+a]*fit[a];return t;});
  const noise = th.noise(res);
  const start = fit.map((f,a)=>-Math.sqrt(λ[a])*f);
  const gap0 = start.reduce((q,x)=>q+x*x,0)/2;
  const dyn = meanSquareDynamics(th.moment, noise); const at = dyn.at(k);
  const goal={start:gap0,gap:.01*gap0};
  const best = fewestSteps(at, dyn.flattest, goal);
  const p=1/k;
  for (const share of [1,.3,.1]) {
    const rate=best*share; const α=rate;
    const res1 = stepsAt(at, rate, goal, start);
    const left = at.gapAfter!(rate,start);
    const floor = at.floor(rate,"final").value;
    let P=new Float64Array(r*r); let mm=start.map((x,a)=>x/Math.sqrt(λ[a]));
    for(let a=0;a<r;a++)for(let b=0;b<r;b++)P[a*r+b]=mm[a]*mm[b];
    let worst=0, at_=0, first=-1;
    for(let j=0;j<=3000;j++){
      let gp=0; for(let a=0;a<r;a++) gp+=λ[a]*P[a*r+a]/2;
      if(first<0&&gp<=goal.gap)first=j;
      const err=Math.abs(floor+left(j)-gp)/gp; if(err>worst){worst=err;at_=j;}
      const nx=new Float64Array(r*r);
      for(let i=0;i<N;i++){ const c=coords.subarray(i*r,i*r+r); let f=0; for(let a=0;a<r;a++){let q=0;for(let b=0;b<r;b++)q+=P[a*r+b]*c[b]; f+=q*c[a];}
        let cm=0; for(let a=0;a<r;a++)cm+=c[a]*mm[a];
        const w=p*α*α/N*(f+2*res[i]*cm+res[i]*res[i]);
        for(let a=0;a<r;a++){const wa=w*c[a];for(let b=0;b<=a;b++)nx[a*r+b]+=wa*c[b];}
      }
      const n2=new Float64Array(r*r);
      for(let a=0;a<r;a++)for(let b=0;b<=a;b++){ n2[a*r+b]=P[a*r+b]*(1-α*λ[a]-α*λ[b]) + (1-p)*α*α*λ[a]*λ[b]*P[a*r+b]+nx[a*r+b] ;n2[b*r+a]=n2[a*r+b];}
      P=n2; mm=mm.map((x,a)=>x*(1-α*λ[a]));
      if(j>600&&r>20)break;
    }
    console.log(N,d,k,s,'share',share,'cond',(λ[0]/λ[r-1]).toExponential(1),'named',res1.steps,'first',first,'worst err',worst.toExponential(2),'at',at_);
  }
}
