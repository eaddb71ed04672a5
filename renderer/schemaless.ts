/**
 * Stands in for zod in the page's bundle. The page takes types from the schemas of `shared/` and never parses: main checks
 * everything that crosses the bridge. A module of `shared/` that holds a schema beside a function would otherwise bring the
 * whole validator along, which also tries `eval`, and the content security policy refuses that.
 */
const readsASchema = new Set(['parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'options', 'shape', '_zod'])

const nothing: unknown = new Proxy(() => undefined, {
  apply: () => nothing,
  get(_target, property) {
    if (typeof property === 'string' && readsASchema.has(property))
      throw new Error(`the page has no schemas: ${property} belongs into main`)
    return nothing
  },
})

export const z = nothing
