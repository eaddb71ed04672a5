/**
 * Computes once per object what depends on that object alone, for example the words of a stimulus. The object must never
 * be changed afterwards (what schemas parse never is); a result lives no longer than its object. A computation that
 * throws is tried again.
 */
export function oncePer<Source extends object, Result>(
  compute: (source: Source) => Result,
): (source: Source) => Result {
  const known = new WeakMap<Source, { readonly result: Result }>()
  return (source) => {
    const entry = known.get(source) ?? { result: compute(source) }
    known.set(source, entry)
    return entry.result
  }
}
