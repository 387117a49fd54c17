import type { RecordedFrame } from "../bundle/bundle.ts";

/** A request and its reply as they came by, of which either may be missing. */
export interface Exchange {
  readonly from: string;
  readonly to: string;
  readonly request: RecordedFrame | null;
  readonly reply: RecordedFrame | null;
}

/** What reads only: asking it again and again changes nothing. */
const READS = /^(peers|pool|blocks|GET .*)$/;
/** Frames that the node answers to nobody, or that are no frames. */
const UNANSWERED = new Set(["dropped", "broken"]);

/** Whether a request only asks. */
export function isRead({ request }: Exchange): boolean {
  return request !== null && READS.test(request.what);
}

/** Pairs requests with replies: the replies of a connection come in the order of its requests. */
export function pairExchanges(frames: readonly RecordedFrame[]): readonly Exchange[] {
  const exchanges: {
    from: string;
    to: string;
    request: RecordedFrame | null;
    reply: RecordedFrame | null;
  }[] = [];
  const waiting = new Map<string, typeof exchanges>();
  for (const frame of frames) {
    const key = `${frame.edge} ${frame.connection ?? ""}`;
    const open = waiting.get(key) ?? [];
    waiting.set(key, open);
    const [from = "", to = ""] = frame.edge.split("→");
    if (frame.direction === "in") {
      const exchange = { from, to, request: frame, reply: null };
      exchanges.push(exchange);
      if (frame.verdict === "broken") open.length = 0;
      if (!UNANSWERED.has(frame.verdict)) open.push(exchange);
      continue;
    }
    // The reply to a copy that the grader made belongs to that copy.
    const at =
      frame.verdict === "withheld" ? open.findIndex(isCopy) : open.findIndex((one) => !isCopy(one));
    const exchange = open[at];
    if (exchange === undefined) exchanges.push({ from, to, request: null, reply: frame });
    else {
      open.splice(at, 1);
      exchange.reply = frame;
    }
  }
  return exchanges;
}

function isCopy({ request }: Exchange): boolean {
  return request?.verdict === "duplicated";
}

/** An exchange with the number of times that the same was asked before something was changed. */
export interface Asked {
  readonly exchange: Exchange;
  readonly count: number;
}

/**
 * Exchanges without repetition: of those that ask the same of a node, while nobody writes anything, the
 * last is left, for the grader asks until something has come about.
 */
export function withoutPolls(exchanges: readonly Exchange[]): readonly Asked[] {
  const asked: Asked[] = [];
  let open = new Map<string, Asked>();
  const flush = (): void => {
    asked.push(...open.values());
    open = new Map();
  };
  for (const exchange of exchanges) {
    if (!isRead(exchange)) {
      flush();
      asked.push({ exchange, count: 1 });
      continue;
    }
    const { request } = exchange;
    const key = `${exchange.to} ${request?.what ?? ""} ${request?.text ?? ""}`;
    open.set(key, { exchange, count: (open.get(key)?.count ?? 0) + 1 });
  }
  flush();
  return asked;
}
