/** A picture of a run, drawn from its bundle. */
export interface Picture {
  /** Stable, such as `terminal-n1`: a file's name without its ending. */
  readonly id: string;
  /** What it shows, in the language it was drawn in. */
  readonly title: string;
  /** One or two sentences below it: what is to be seen, and where it comes from. */
  readonly caption: string;
  /** The picture itself: one SVG element, whose texts can be selected and have measured lengths. */
  readonly svg: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** The code in its footer, by which it is found in its run. */
  readonly code: string;
  /** The same picture at two pixels a CSS pixel. */
  png(): Buffer;
}
