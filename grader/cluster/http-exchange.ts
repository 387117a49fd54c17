import { request as openRequest } from "node:http";

/** Answers of up to this size are read from a submission. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/** What came back by HTTP, or why nothing did. */
export type HttpAnswer =
  | { readonly kind: "answer"; readonly status: number; readonly text: string }
  | { readonly kind: "timeout" }
  | { readonly kind: "broken"; readonly reason: string };

/** One exchange by HTTP on a connection of its own. @param body - what is posted; a GET without it. */
export async function httpExchange(
  url: string,
  timeoutMs: number,
  body?: string,
): Promise<HttpAnswer> {
  return new Promise((resolve) => {
    const request = openRequest(url, {
      method: body === undefined ? "GET" : "POST",
      agent: false,
      headers: body === undefined ? {} : { "content-type": "application/json" },
    });
    const settle = (answer: HttpAnswer): void => {
      clearTimeout(timeout);
      request.destroy();
      resolve(answer);
    };
    const timeout = setTimeout(settle, timeoutMs, { kind: "timeout" } as const);
    const fail = (error: NodeJS.ErrnoException): void => {
      settle({ kind: "broken", reason: error.code ?? error.message });
    };
    request.on("error", fail);
    request.on("response", (response) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      response.on("error", fail);
      response.on("data", (part: Buffer) => {
        bytes += part.length;
        if (bytes > MAX_ANSWER_BYTES) settle({ kind: "broken", reason: `over ${bytes} bytes` });
        else parts.push(part);
      });
      response.on("end", () => {
        const text = Buffer.concat(parts).toString();
        settle({ kind: "answer", status: response.statusCode ?? 0, text });
      });
    });
    request.end(body);
  });
}
