/** The bytes of NumPy's format, version 1.0, of an array in C order. */
export function npyOf(shape: readonly number[], data: Float64Array | Float32Array): Uint8Array {
  const descr = data instanceof Float32Array ? "<f4" : "<f8";
  const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape.join(", ")},), }`.padEnd(117);
  const head = Buffer.from(`\x93NUMPY\x01\x00\x76\x00${header}\n`, "latin1");
  return Buffer.concat([head, Buffer.from(data.buffer, data.byteOffset, data.byteLength)]);
}
