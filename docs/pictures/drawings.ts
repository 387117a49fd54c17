/** The pictures of the documentation, as data. */
import type { Picture } from "./figure.ts";
import { chainPictures } from "./chain-drawings.ts";
import { networkPictures } from "./network-drawings.ts";
import { pipelinePicture } from "./pipeline-drawing.ts";

/** All of them; `npm run docs` writes them to `docs/LANGUAGE/pictures`. */
export const pictures: readonly Picture[] = [...networkPictures, ...chainPictures, pipelinePicture];
