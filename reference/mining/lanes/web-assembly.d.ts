/** A module of WebAssembly in base64: its text is assembled when a program is bundled. */
declare module "*.wasm" {
  const base64: string;
  export default base64;
}

/** What is used of WebAssembly, whose types come with those of browsers only. */
declare namespace WebAssembly {
  /** Code that was checked and compiled; throws where it asks for what the machine lacks. */
  const Module: new (bytes: Uint8Array) => object;
  /** A module with a memory of its own. */
  class Instance {
    readonly exports: object;
    constructor(module: object);
  }
}
