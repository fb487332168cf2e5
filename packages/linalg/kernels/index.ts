export { multiply, multiplyScratch } from "./multiply";
