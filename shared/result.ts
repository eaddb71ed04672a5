/** An expected outcome as a value: success with data, or a failure that the caller decides about. */
export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure }

/** Marks the branch of a union that cannot be reached; a compile error when a case is missing, a throw if data lied. */
export function assertNever(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
