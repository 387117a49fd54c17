import { isBuiltin } from "node:module";
import type { Plugin } from "esbuild";

/** Packages that a program needs only when it has something to say; it uses their default exports. */
const PACKAGES = ["i18next", "chalk"];
/** The names under which esbuild keeps the modules made here apart from files. */
const BUILTIN = "builtin";
const LATE = "late";

/**
 * Lets a bundled program load at its start only what it uses there.
 *
 * Node's own modules are asked for by `require`, which the bundle's banner provides: an imported
 * builtin has each of its names read at once, and to read some of them loads more. `node:crypto`
 * alone brings all of Web Crypto. Of {@link PACKAGES}, the code runs when it is first used.
 *
 * @param root - the project's root, from which packages are found.
 */
export function loadedWhenUsed(root: string): Plugin {
  return {
    name: "loaded-when-used",
    setup(build) {
      build.onResolve({ filter: /^[a-z]/ }, ({ path, kind }) => {
        if (kind !== "import-statement") return null;
        if (isBuiltin(path)) return { path, namespace: BUILTIN };
        return PACKAGES.includes(path) ? { path, namespace: LATE } : null;
      });
      build.onLoad({ filter: /.*/, namespace: BUILTIN }, ({ path }) => ({
        contents: `module.exports = require(${JSON.stringify(path)});`,
      }));
      build.onLoad({ filter: /.*/, namespace: LATE }, ({ path }) => ({
        // A package of CommonJS form may be its own default export.
        contents: `export default new Proxy({}, {
          get(_, name) {
            const loaded = require(${JSON.stringify(path)});
            return (loaded.default ?? loaded)[name];
          },
        });`,
        resolveDir: root,
      }));
    },
  };
}
