import type { RecordedFrame, Scene, SceneEvent, SceneProgram } from "../evidence/bundle/bundle.ts";
import type { DocumentSay } from "./document-messages.ts";

/** Characters of a request or reply that are shown, at most. */
const MAX_SHOWN = 200;
/** Edges with other messages that are named, at most. */
const MAX_EDGES = 8;
/** How the record names the edges from the grader itself. */
const FROM_GRADER = "grader→";
/** Requests that change nothing. */
const QUESTIONS = /^(?:peers|pool|blocks|GET .*)$/;

/** Something that was done at a time, as a sentence. */
interface Step {
  readonly ms: number;
  readonly text: string;
}

/** A request of the grader's own to a node, with its reply where there is one. */
interface Exchange {
  readonly ms: number;
  readonly node: string;
  readonly request: string;
  /** Whether it only asks and changes nothing. */
  readonly isQuestion: boolean;
  reply?: string;
}

/** What was done in a scene, a sentence each, in order. */
export function stepsOf(
  scene: Scene,
  frames: readonly RecordedFrame[],
  say: DocumentSay,
): readonly string[] {
  const own = frames.filter(
    ({ scenario, variant }) => scenario === scene.scenario && variant === scene.variant,
  );
  const exchanges = exchangesOf(own.filter(({ edge }) => edge.startsWith(FROM_GRADER)));
  const steps = [
    ...scene.events.flatMap((event) => eventSteps(event, scene, say)),
    ...repeatedOnes(exchanges).map((group) => exchangeStep(group, scene, say)),
  ].sort((one, other) => one.ms - other.ms);
  return [
    ...steps.map(({ text }) => text),
    ...among(
      own.filter(({ edge }) => !edge.startsWith(FROM_GRADER)),
      say,
    ),
    ...(scene.missingFrames > 0 ? [say("step.missing", { count: scene.missingFrames })] : []),
  ];
}

function eventSteps(event: SceneEvent, scene: Scene, say: DocumentSay): Step[] {
  const { ms, kind, names } = event;
  const time = seconds(ms, scene);
  if (kind !== "start") {
    const told = { time, names: names.join(say("separator")) };
    return [{ ms, text: say(`step.${kind}`, told) }];
  }
  return names.map((name) => {
    const program = scene.programs.find((one) => one.name === name);
    const told = program === undefined ? ` ${name}` : describe(program, say);
    return { ms, text: say("step.start", { time, program: told }) };
  });
}

function describe({ name, program, port, args }: SceneProgram, say: DocumentSay): string {
  return say(`program.${program}`, { name, port: port ?? "-", args: args.join(" ") || "-" });
}

/** Pairs requests with replies: a connection's replies come in the order of its requests. */
function exchangesOf(frames: readonly RecordedFrame[]): readonly Exchange[] {
  const waiting = new Map<string, Exchange[]>();
  const all: Exchange[] = [];
  for (const { ms, edge, connection, direction, what, text } of frames) {
    const key = `${edge} ${connection ?? ""}`;
    const queue = waiting.get(key) ?? [];
    waiting.set(key, queue);
    if (direction === "in") {
      const node = edge.slice(FROM_GRADER.length);
      const request = shortened(text === "" ? what : text);
      const exchange = { ms, node, request, isQuestion: QUESTIONS.test(what) };
      queue.push(exchange);
      all.push(exchange);
    } else {
      const exchange = queue.shift();
      if (exchange !== undefined) exchange.reply = shortened(text === "" ? what : text);
    }
  }
  return all;
}

/**
 * Asking again and again, as a waiting check does, counts as one step for each answer that came: until
 * something else than a question is sent.
 */
function repeatedOnes(exchanges: readonly Exchange[]): readonly (readonly Exchange[])[] {
  const groups: Exchange[][] = [];
  let asked = new Map<string, Exchange[]>();
  for (const exchange of exchanges) {
    const { node, request, reply, isQuestion } = exchange;
    if (!isQuestion) asked = new Map();
    const key = JSON.stringify([node, request, reply]);
    const same = asked.get(key);
    if (same !== undefined) {
      same.push(exchange);
      continue;
    }
    const group = [exchange];
    groups.push(group);
    if (isQuestion) asked.set(key, group);
  }
  return groups;
}

function exchangeStep(group: readonly Exchange[], scene: Scene, say: DocumentSay): Step {
  const [first, last] = [group[0], group.at(-1)] as [Exchange, Exchange];
  const { ms, node, request, reply } = first;
  const told = { time: seconds(ms, scene), node, request, reply: reply ?? "-" };
  if (reply === undefined) return { ms, text: say("step.unanswered", told) };
  const count = group.length;
  if (count === 1) return { ms, text: say("step.exchange", told) };
  return { ms, text: say("step.repeated", { ...told, until: seconds(last.ms, scene), count }) };
}

/** How many messages the programs exchanged among themselves, by edge. */
function among(frames: readonly RecordedFrame[], say: DocumentSay): readonly string[] {
  if (frames.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { edge } of frames) counts.set(edge, (counts.get(edge) ?? 0) + 1);
  const named = [...counts].sort(([, one], [, other]) => other - one);
  const shown = named.slice(0, MAX_EDGES).map(([edge, count]) => `${edge} ${count}`);
  const edges = [...shown, ...(named.length > MAX_EDGES ? ["…"] : [])].join(", ");
  return [say("step.among", { count: frames.length, edges })];
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length <= MAX_SHOWN ? line : `${Array.from(line).slice(0, MAX_SHOWN).join("")}…`;
}

function seconds(ms: number, { from }: Scene): string {
  return (Math.max(0, ms - from) / 1000).toFixed(2);
}
