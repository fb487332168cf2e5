/** The elementary functions over values … end, in place. Pairs are made whole: one double beyond `end` may be overwritten. */
import { exp } from "./math/exp";
import { log } from "./math/log";
import { cos, sin } from "./math/sinCos";
import { tanh } from "./math/tanh";

export function logEach(values: usize, end: usize): void {
  for (; values < end; values += 16) v128.store(values, log(v128.load(values)));
}

export function expEach(values: usize, end: usize): void {
  for (; values < end; values += 16) v128.store(values, exp(v128.load(values)));
}

export function sinEach(values: usize, end: usize): void {
  for (; values < end; values += 16) v128.store(values, sin(v128.load(values)));
}

export function cosEach(values: usize, end: usize): void {
  for (; values < end; values += 16) v128.store(values, cos(v128.load(values)));
}

export function tanhEach(values: usize, end: usize): void {
  for (; values < end; values += 16) v128.store(values, tanh(v128.load(values)));
}
