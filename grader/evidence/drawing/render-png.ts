import { Resvg } from "@resvg/resvg-js";
import { fontFiles } from "../fonts/fonts.ts";

/** Pixels of the PNG for each CSS pixel. */
const SCALE = 2;

/** An SVG as a PNG, drawn with the vendored fonts alone: the same bytes on every machine. */
export function renderPng(svg: string): Buffer {
  const resvg = new Resvg(svg, {
    background: "#ffffff",
    fitTo: { mode: "zoom", value: SCALE },
    font: {
      fontFiles: [...fontFiles()],
      loadSystemFonts: false,
      defaultFontFamily: "Noto Sans SC",
    },
  });
  return resvg.render().asPng();
}
