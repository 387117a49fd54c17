import type { Plugin } from "esbuild";

/** Turns imports of `NAME.wasm` into what `NAME.wat.ts` says, assembled. @param root - the project's. */
export function assembledModules(root: string): Plugin;
