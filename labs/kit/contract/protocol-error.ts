/**
 * A request that is answered with an error: thrown where the fault is found, turned into the one
 * reply by the node's message loop.
 *
 * @example throw new ProtocolError(400, 'Unknown operation: "mine"');
 */
export class ProtocolError extends Error {
  /** The reply's status, 400 to 599. */
  readonly status: number;
  /** What the reply's `response` is, where the contract gives one (`null` for a bare `merge`). */
  readonly response: null | undefined;

  constructor(status: number, message: string, response?: null) {
    super(message);
    this.name = "ProtocolError";
    this.status = status;
    this.response = response;
  }
}
