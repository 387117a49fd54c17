import { requestLabel } from "../../demo/frame-label.ts";
import type { FrameVerdict } from "../../cluster/journal.ts";
import type { Scene, SceneEvent } from "../bundle/bundle.ts";
import { isRead, pairExchanges } from "./exchanges.ts";
import type { Exchange } from "./exchanges.ts";
import type { SceneView } from "./scene-view.ts";

/** A row of the diagram of messages. */
export type MessageRow =
  | { readonly kind: "event"; readonly ms: number; readonly event: SceneEvent }
  | {
      readonly kind: "message";
      readonly ms: number;
      readonly from: string;
      readonly to: string;
      readonly label: string;
      /** The status of the reply, empty when there is none. */
      readonly status: string;
      readonly verdict: FrameVerdict;
      /** Whether the request or its reply was lost. */
      readonly isLost: "request" | "reply" | null;
      /** Whether it asks what was asked before, and the answer is the same. */
      readonly isRoutine: boolean;
    };

/** The messages and events of a scene as rows, in the order of their times. */
export function messageRows({ scene, frames }: SceneView): readonly MessageRow[] {
  const last = new Map<string, string>();
  const messages = pairExchanges(frames).map((exchange): MessageRow => {
    const { request, reply } = exchange;
    const key = `${exchange.from}→${exchange.to} ${request?.text ?? ""}`;
    const answer = reply?.text ?? "";
    const isRoutine = isRepeatable(exchange) && last.get(key) === answer && !isFaulty(exchange);
    last.set(key, answer);
    const { from, to } = exchange;
    const ms = (request ?? reply)?.ms ?? 0;
    return {
      ...{ kind: "message", ms, from, to, isRoutine },
      label: labelOf(exchange),
      status: statusOf(exchange),
      verdict: verdictOf(exchange),
      isLost: lostOf(exchange),
    };
  });
  const events = eventsOf(scene).map((event): MessageRow => ({
    kind: "event",
    ms: event.ms,
    event,
  }));
  return [...messages, ...events].sort((one, other) => one.ms - other.ms);
}

/** Whether a row is kept when many are folded: what was done, and what did not just pass. */
export function matters(row: MessageRow): boolean {
  return row.kind === "event" || row.verdict !== "passed" || row.isLost !== null;
}

function eventsOf({ events }: Scene): readonly SceneEvent[] {
  return events.filter(({ names }) => names.length > 0);
}

/** What a tracker asks and tells at every tick: it is news only when the answer is. */
function isRepeatable(exchange: Exchange): boolean {
  return isRead(exchange) || exchange.request?.what === "register";
}

function isFaulty(exchange: Exchange): boolean {
  return verdictOf(exchange) !== "passed";
}

function verdictOf({ request, reply }: Exchange): FrameVerdict {
  const first = request?.verdict ?? "passed";
  return first === "passed" ? (reply?.verdict ?? "passed") : first;
}

function lostOf({ request, reply }: Exchange): "request" | "reply" | null {
  if (request?.verdict === "dropped") return "request";
  return reply?.verdict === "dropped" ? "reply" : null;
}

function statusOf({ request, reply }: Exchange): string {
  if (reply === null) return "";
  return /^(GET|POST) /.test(request?.what ?? "") ? "" : reply.what;
}

function labelOf({ request, reply }: Exchange): string {
  if (request === null) return "";
  if (/^(GET|POST) /.test(request.what)) return `${request.what}${countOf(reply?.text)}`;
  const { label } = requestLabel(request.text);
  return `${label === "?" ? request.what : label}${countOf(reply?.text)}`;
}

/** How much a reply brings, such as ` = 3`. */
function countOf(text: string | undefined): string {
  try {
    const value: unknown = JSON.parse(text ?? "");
    if (Array.isArray(value)) return ` = ${value.length}`;
    const { response } = value as { readonly response?: Readonly<Record<string, unknown>> | null };
    const list = Object.values(response ?? {}).find((one) => Array.isArray(one));
    return Array.isArray(list) ? ` = ${list.length}` : "";
  } catch {
    return "";
  }
}
