/** The one reply to a request (L3, L5). */
export interface Reply {
  /** 200 with a response, 202 for what was taken, 400 to 599 for what was not. */
  readonly status: number;
  /** `"OK"`, `"Accepted"`, or what is wrong. */
  readonly error: string;
  readonly response?: object | null;
}

/** Status 200: here is what you asked for. */
export function ok(response: object): Reply {
  return { status: 200, error: "OK", response };
}

/** Status 202: taken, or known already. */
export function accepted(): Reply {
  return { status: 202, error: "Accepted" };
}

/** An error reply: status 400 to 599 and what is wrong; `response` only where the contract has one. */
export function failure(status: number, error: string, response?: null): Reply {
  return response === undefined ? { status, error } : { status, error, response };
}
