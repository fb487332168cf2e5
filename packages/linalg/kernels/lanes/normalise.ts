/** squares = ‖v‖² of every lane's vector, which becomes one of length one unless its square is none that is positive. */
export function normalise(r: i32, lanes: i32, vectors: usize, squares: usize): void {
  const stride = (<usize>lanes) << 3;
  const bytes = <usize>r * stride;
  for (let lane = 0; lane < lanes; lane++) {
    const end = vectors + bytes;
    let square: f64 = 0;
    for (let at = vectors; at < end; at += stride) square += f64.load(at) * f64.load(at);
    f64.store(squares, square);
    if (square > 0) {
      const scale = 1 / sqrt(square);
      for (let at = vectors; at < end; at += stride) f64.store(at, f64.load(at) * scale);
    }
    vectors += 8;
    squares += 8;
  }
}
