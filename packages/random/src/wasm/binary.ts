/** The compiled kernels, base64. Written by `pnpm build:kernels`; the sources are in `kernels/`. */
export const binary =
  "AGFzbQEAAAABBQFgAAF/Ag8BA2VudgZtZW1vcnkCAAADAgEABxQCB3ZlcnNpb24AAAZtZW1vcnkCAAoGAQQAQQEL";
