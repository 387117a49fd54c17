/** The evidence of a run: its bundle, and the pictures that are drawn from it. */
export type { Bundle, BundleManifest } from "./bundle/bundle.ts";
export { BundleError } from "./bundle/bundle-error.ts";
export type { BundleFault } from "./bundle/bundle-error.ts";
export { sayBundleFault } from "./bundle/messages.ts";
export { bundleFaults, readBundle, readManifest } from "./bundle/read-bundle.ts";
export { checkCode, runIdOf } from "./bundle/run-id.ts";
export { staleness } from "./bundle/staleness.ts";
export type { Staleness } from "./bundle/staleness.ts";
export type { Picture } from "./pictures/picture.ts";
export { drawPictures, shootPictures } from "./pictures/draw-pictures.ts";
export { findMissingGlyphs, fontFolder, fontFiles } from "./fonts/fonts.ts";
