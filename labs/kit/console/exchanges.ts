import lab3Peers from "../../../fixtures/lab3/01-peers-reply.json" with { type: "json" };
import lab3Register from "../../../fixtures/lab3/04-register-one.json" with { type: "json" };
import lab3NotJson from "../../../fixtures/lab3/08-not-json.json" with { type: "json" };
import lab5Transcript from "../../../fixtures/lab5/28-transcript.json" with { type: "json" };
import lab5MissingArgs from "../../../fixtures/lab5/25-missing-args.json" with { type: "json" };
import { requestLabel } from "./request-label.ts";

/** A request to choose: what it is called, and its text. */
export interface Exchange {
  readonly label: string;
  readonly text: string;
}

/** Requests that belong together. */
export interface ExchangeGroup {
  readonly id: "lab3" | "lab5" | "bad";
  readonly exchanges: readonly Exchange[];
}

/** How many requests of one check are offered. */
const MAX_OF_A_CHECK = 20;
const MAX_WRONG = 3;

/**
 * The slides' exchanges, as the grader's checks send them, and some that are wrong on purpose.
 *
 * @param urlOf - the URL of a node by its place, where 0 is the node that is talked to.
 */
export function exchangeGroups(urlOf: (place: number) => string): readonly ExchangeGroup[] {
  const make = (steps: unknown, most = MAX_OF_A_CHECK): readonly Exchange[] => {
    const texts = requestsIn(steps).map((value) => {
      return typeof value === "string" ? value : JSON.stringify(resolve(value, urlOf), null, 2);
    });
    const different = [...new Set(texts)].slice(0, most);
    return different.map((text) => ({ label: requestLabel(text), text }));
  };
  return [
    { id: "lab3", exchanges: [...make(lab3Peers.steps), ...make(lab3Register.steps[1])] },
    { id: "lab5", exchanges: make(lab5Transcript.steps) },
    {
      id: "bad",
      exchanges: [...make(lab3NotJson.steps, MAX_WRONG), ...make(lab5MissingArgs.steps, MAX_WRONG)],
    },
  ];
}

/** All that a scenario's steps send, in their order. */
function requestsIn(step: unknown): readonly unknown[] {
  if (Array.isArray(step)) return step.flatMap(requestsIn);
  if (typeof step !== "object" || step === null) return [];
  if ("send" in step) return [step.send];
  if ("sendText" in step) return step.sendText === "" ? [] : [step.sendText];
  if ("until" in step) return requestsIn(step.until);
  return [];
}

/** A value of a scenario with the URLs that its expressions stand for. */
function resolve(value: unknown, urlOf: (place: number) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, urlOf));
  if (typeof value !== "object" || value === null) return value;
  if ("$url" in value) return urlOf(Number(String(value.$url).replace(/\D/g, "")) - 1);
  if ("$nobody" in value) return urlOf(1);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, resolve(inner, urlOf)]),
  );
}

/** The URL of the node so many ports after another one, which is where the slides have them. */
export function urlAfter(self: string, places: number): string {
  try {
    const url = new URL(self);
    url.port = String(Number(url.port) + places);
    return url.href;
  } catch {
    return `ws://localhost:${9000 + places}/ws`;
  }
}
