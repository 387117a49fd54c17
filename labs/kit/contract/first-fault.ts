/** Where a value is not as its schema says, and how. */
export interface SchemaFault {
  /** A JSON pointer into the value. */
  readonly at: string;
  /** Such as `must be integer`. */
  readonly message: string;
}

/** The first of the faults that a validator of ajv found. */
export function firstFault(
  errors: readonly { instancePath: string; message?: string }[] | null | undefined,
): SchemaFault {
  const fault = errors?.[0];
  return { at: fault?.instancePath ?? "", message: fault?.message ?? "is wrong" };
}
