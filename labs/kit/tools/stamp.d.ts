/** Whether a file and all that went into it are as its stamp says. @param root - where paths begin. */
export function isUpToDate(root: string, outfile: string): boolean;

/** Writes the stamp of a file. @param inputs - all that went into it, from `root`. */
export function writeStamp(root: string, outfile: string, inputs: readonly string[]): void;

/** Writes a file at one stroke; its folder is made where it is missing. */
export function replaceFile(path: string, contents: string | Uint8Array): void;
