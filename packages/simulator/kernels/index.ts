export { simulateFour } from "./simulateFour";
