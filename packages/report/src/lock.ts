/** Folders that one process alone writes to. Apart from the rest, because it brings the schemas' library. */
export { describeHolder, type FolderHolder, type FolderLock, folderHolder, lockFolder } from "./write/lockFolder.ts";
