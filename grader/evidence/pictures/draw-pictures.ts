import type { Language } from "../../../labs/kit/language/language.ts";
import type { Bundle } from "../bundle/bundle.ts";
import { isByHand } from "../bundle/by-hand.ts";
import { drawAgreement } from "./agreement.ts";
import { drawBlockTree, hasTree } from "./block-tree.ts";
import { ConsoleCamera } from "./console-camera.ts";
import { consolesOf, drawConsole } from "./consoles.ts";
import type { ConsoleOptions } from "./consoles.ts";
import { drawHeights } from "./heights.ts";
import { drawMessages } from "./messages-diagram.ts";
import { createPictureSay } from "./messages.ts";
import { drawNetwork } from "./network.ts";
import type { Picture } from "./picture.ts";
import { drawResult } from "./result.ts";
import { namesOf, sceneViews } from "./scene-view.ts";
import type { SceneView } from "./scene-view.ts";
import type { Context } from "./sheet.ts";
import { drawTerminals } from "./terminals.ts";

/**
 * The pictures of a run, in the order of a report: the grader's table, then of each scene that a report
 * shows the network, the messages, what the nodes held, the exchanges and the terminals. The same bundle
 * gives the same pictures on every machine. Their ids are stable: `result`, `network`, `messages`,
 * `heights`, `agreement`, `blocks`, `console-01` and so on, `terminal-NAME`; those of a second scene
 * begin with its id.
 */
export async function drawPictures(
  bundle: Bundle,
  language: Language,
): Promise<readonly Picture[]> {
  return assemble(bundle, language, drawConsole);
}

/**
 * The same pictures, with real screenshots of the real console page for the exchanges by WebSocket: an
 * installed browser sends each recorded request, and is given the recorded reply.
 *
 * @throws NoBrowser when there is no Chromium, Chrome or Edge; the message says what to install.
 */
export async function shootPictures(
  bundle: Bundle,
  language: Language,
): Promise<readonly Picture[]> {
  const camera = await ConsoleCamera.open(language);
  try {
    return await assemble(bundle, language, (...about) => camera.shoot(...about));
  } finally {
    await camera.close();
  }
}

/** Makes the picture of an exchange. */
type MakeConsole = (
  view: SceneView,
  options: ConsoleOptions,
  context: Context,
) => Picture | Promise<Picture>;

async function assemble(
  bundle: Bundle,
  language: Language,
  makeConsole: MakeConsole,
): Promise<readonly Picture[]> {
  const context = { bundle, language, say: createPictureSay(language) };
  const pictures: Picture[] = isByHand(bundle.record) ? [] : [drawResult(context)];
  let consoles = 1;
  // The scene with most programs is the one that is about a network.
  const views = sceneViews(context);
  const main = [...views].sort((one, other) => sizeOf(other) - sizeOf(one))[0];
  for (const view of views) {
    const prefix = view === main ? "" : `${view.scene.scenario}-`;
    pictures.push(...drawScene(view, prefix, context));
    const exchanges = consolesOf(view, consoles);
    consoles += exchanges.length;
    for (const options of exchanges) pictures.push(await makeConsole(view, options, context));
    pictures.push(...(await drawTerminals(view, prefix, context)));
  }
  return pictures;
}

function sizeOf({ scene }: SceneView): number {
  return scene.programs.length;
}

/** The pictures of what happened between the programs; of a single node there is nothing to see. */
function drawScene(view: SceneView, prefix: string, context: Context): readonly Picture[] {
  const { scene, samples } = view;
  if (scene.programs.length < 2) return [];
  const pictures = [
    drawNetwork(view, `${prefix}network`, context),
    drawMessages(view, `${prefix}messages`, context),
  ];
  const hasChains = samples.some(({ height }) => height !== undefined);
  if (hasChains) pictures.push(drawHeights(view, `${prefix}heights`, context));
  if (hasChains && namesOf(scene, "node").length > 1) {
    pictures.push(drawAgreement(view, `${prefix}agreement`, context));
  }
  if (hasTree(view)) pictures.push(drawBlockTree(view, `${prefix}blocks`, context));
  return pictures;
}
