/** out = a x with a m×n: eight rows at a time, two to a register; every entry is one sum in ascending order. */
export function multiplyVector(m: i32, n: i32, a: usize, x: usize, out: usize): void {
  const row = (<usize>n) << 3;
  const whole = m & ~7;
  for (let i = 0; i < whole; i += 8) {
    multiplyEightRows(row, a, x, out);
    a += row << 3;
    out += 64;
  }
  for (let i = whole; i < m; i++) {
    let sum: f64 = 0;
    for (let j: usize = 0; j < row; j += 8) sum += f64.load(a + j) * f64.load(x + j);
    f64.store(out, sum);
    a += row;
    out += 8;
  }
}

function multiplyEightRows(row: usize, a0: usize, x: usize, out: usize): void {
  const a1 = a0 + row;
  const a2 = a1 + row;
  const a3 = a2 + row;
  const a4 = a3 + row;
  const a5 = a4 + row;
  const a6 = a5 + row;
  const a7 = a6 + row;
  let s0 = f64x2.splat(0);
  let s2 = s0;
  let s4 = s0;
  let s6 = s0;
  const pairs = row & ~15;
  let j: usize = 0;
  for (; j < pairs; j += 16) {
    const p0 = v128.load(a0 + j);
    const p1 = v128.load(a1 + j);
    const p2 = v128.load(a2 + j);
    const p3 = v128.load(a3 + j);
    const p4 = v128.load(a4 + j);
    const p5 = v128.load(a5 + j);
    const p6 = v128.load(a6 + j);
    const p7 = v128.load(a7 + j);
    const x0 = v128.load64_splat(x + j);
    const x1 = v128.load64_splat(x + j, 8);
    s0 = f64x2.add(s0, f64x2.mul(v128.shuffle<f64>(p0, p1, 0, 2), x0));
    s2 = f64x2.add(s2, f64x2.mul(v128.shuffle<f64>(p2, p3, 0, 2), x0));
    s4 = f64x2.add(s4, f64x2.mul(v128.shuffle<f64>(p4, p5, 0, 2), x0));
    s6 = f64x2.add(s6, f64x2.mul(v128.shuffle<f64>(p6, p7, 0, 2), x0));
    s0 = f64x2.add(s0, f64x2.mul(v128.shuffle<f64>(p0, p1, 1, 3), x1));
    s2 = f64x2.add(s2, f64x2.mul(v128.shuffle<f64>(p2, p3, 1, 3), x1));
    s4 = f64x2.add(s4, f64x2.mul(v128.shuffle<f64>(p4, p5, 1, 3), x1));
    s6 = f64x2.add(s6, f64x2.mul(v128.shuffle<f64>(p6, p7, 1, 3), x1));
  }
  if (j < row) {
    const x0 = v128.load64_splat(x + j);
    s0 = f64x2.add(s0, f64x2.mul(pair(a0 + j, a1 + j), x0));
    s2 = f64x2.add(s2, f64x2.mul(pair(a2 + j, a3 + j), x0));
    s4 = f64x2.add(s4, f64x2.mul(pair(a4 + j, a5 + j), x0));
    s6 = f64x2.add(s6, f64x2.mul(pair(a6 + j, a7 + j), x0));
  }
  v128.store(out, s0);
  v128.store(out, s2, 16);
  v128.store(out, s4, 32);
  v128.store(out, s6, 48);
}

function pair(first: usize, second: usize): v128 {
  return f64x2.replace_lane(v128.load64_splat(first), 1, f64.load(second));
}
