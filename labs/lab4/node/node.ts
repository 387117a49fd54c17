/**
 * The message loop of a node: each text frame is a request, and gets one reply (L3).
 */
import { ProtocolError, checkArgs, failure, isOperation } from "#kit";
import type { Args, NodeProgram, OperationName, Reply, Request } from "#kit";

/** What a node can do: for each operation the function that answers it. */
export type Operations = {
  readonly [Op in OperationName]?: (args: Args[Op]) => Reply;
};

/** A node that answers with the operations it is given. */
export class Node implements NodeProgram {
  readonly #operations: Operations;

  constructor(operations: Operations) {
    this.#operations = operations;
  }

  /** Answers a text frame: reads the request, has it answered, and writes the one reply. */
  handle(text: string): string {
    let reply: Reply;
    try {
      reply = this.#answer(readRequest(text));
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      reply = failure(error.status, error.message, error.response);
    }
    return JSON.stringify(reply);
  }

  /** Has a request answered by its operation. */
  #answer(request: Request): Reply {
    const operation = this.#operations[request.op] as ((args: object) => Reply) | undefined;
    if (operation === undefined) throw new ProtocolError(400, `Unknown operation: ${request.op}`);
    return operation(request.args);
  }
}

/**
 * Reads a request from a text frame.
 *
 * @throws ProtocolError with status 400 when the text is not JSON, no object, names an unknown
 * operation or has wrong arguments. Nothing has happened then.
 */
export function readRequest(text: string): Request {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    throw new ProtocolError(400, "The message is not JSON");
  }
  if (typeof message !== "object" || message === null || Array.isArray(message)) {
    throw new ProtocolError(400, "The message is no JSON object");
  }
  const { op, args = {} } = message as { op?: unknown; args?: unknown };
  if (!isOperation(op)) {
    const named = typeof op === "string" ? op.slice(0, 60) : "no text";
    throw new ProtocolError(400, `Unknown operation: ${named}`);
  }
  return { op, args: checkArgs(op, args) } as Request;
}
