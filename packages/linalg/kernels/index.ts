export { multiply } from "./multiply";
