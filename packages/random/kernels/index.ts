export { fillNormals } from "./fillNormals";
export { fillUniforms } from "./fillUniforms";
export { cosEach, expEach, logEach, sinEach } from "./math/each";
export { fillWords } from "./philox/fillWords";
