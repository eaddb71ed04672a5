/** Structured-cloneable values to text and back. */
export interface Codec {
  /** @throws DataCloneError exactly where Electron's IPC would. */
  encode(value: unknown): string
  decode(text: string): unknown
}

export interface Base64 {
  encode(bytes: Uint8Array): string
  decode(text: string): Uint8Array<ArrayBuffer>
}

/**
 * Makes the codec. Runs in Node and, as source text, in the page: it uses nothing from outside its own body.
 * Every object is `{$: tag, v: content}`; `r` refers to an object met before, so shared and cyclic references survive.
 */
export function createCodec(base64: Base64): Codec {
  type Json = null | string | number | boolean | Json[] | { [key: string]: Json }
  type Tagged = { $: string; v: Json; k?: string }
  const views = { Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array }
  const wideViews = { Float32Array, Float64Array, BigInt64Array, BigUint64Array, DataView }
  const viewTypes = new Map<string, new (buffer: ArrayBuffer) => ArrayBufferView>(
    Object.entries({ ...views, ...wideViews }),
  )
  const errorTypes = new Map<string, ErrorConstructor>(
    Object.entries({ Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }),
  )

  function encodePrimitive(value: unknown): Json | undefined {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (value === undefined) return { $: 'u' }
    if (typeof value === 'bigint') return { $: 'i', v: String(value) }
    if (typeof value !== 'number') return undefined
    if (Object.is(value, -0)) return { $: 'n', v: '-0' }
    return Number.isFinite(value) ? value : { $: 'n', v: String(value) }
  }

  function encodeObject(value: object, encode: (value: unknown) => Json): Tagged {
    if (Array.isArray(value)) return { $: 'a', v: value.map(encode) }
    if (value instanceof Date) return { $: 'd', v: Number.isNaN(value.getTime()) ? null : value.getTime() }
    if (value instanceof RegExp) return { $: 'x', v: [value.source, value.flags] }
    if (value instanceof Map) return { $: 'm', v: Array.from(value, ([key, item]) => [encode(key), encode(item)]) }
    if (value instanceof Set) return { $: 's', v: Array.from(value, encode) }
    if (value instanceof Error)
      return { $: 'e', v: [value.name, value.message, value.stack ?? '', encode(value.cause)] }
    if (value instanceof ArrayBuffer) return { $: 'b', v: base64.encode(new Uint8Array(value)) }
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      return { $: 't', k: Object.prototype.toString.call(value).slice(8, -1), v: base64.encode(bytes) }
    }
    return { $: 'o', v: Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encode(item)])) }
  }

  function encode(value: unknown): string {
    const seen = new Map<object, number>()
    const visit = (item: unknown): Json => {
      const primitive = encodePrimitive(item)
      if (primitive !== undefined) return primitive
      const known = seen.get(item as object)
      if (known !== undefined) return { $: 'r', v: known }
      seen.set(item as object, seen.size)
      return encodeObject(item as object, visit)
    }
    return JSON.stringify(visit(structuredClone(value)))
  }

  function decodeError([name, message, stack, cause]: Json[], decode: (json: Json | undefined) => unknown): Error {
    const reason = decode(cause)
    const ErrorType = errorTypes.get(String(name)) ?? Error
    const error = new ErrorType(String(message), reason === undefined ? undefined : { cause: reason })
    if (!errorTypes.has(String(name))) error.name = String(name)
    error.stack = String(stack)
    return error
  }

  function decode(text: string): unknown {
    const objects: unknown[] = []
    const visit = (json: Json | undefined): unknown => {
      if (json === null || typeof json !== 'object') return json
      const { $: tag, v: content, k: kind } = json as Tagged
      // Containers are registered before their content, because the content may refer back to them.
      const keep = <Kept>(object: Kept): Kept => {
        objects.push(object)
        return object
      }
      const items = content as Json[]
      switch (tag) {
        case 'u':
          return undefined
        case 'n':
          return Number(content)
        case 'i':
          return BigInt(String(content))
        case 'r':
          return objects[Number(content)]
        case 'd':
          return keep(new Date(content === null ? Number.NaN : Number(content)))
        case 'x':
          return keep(new RegExp(String(items[0]), String(items[1])))
        case 'b':
          return keep(base64.decode(String(content)).buffer)
        case 't':
          return keep(new (viewTypes.get(String(kind)) ?? Uint8Array)(base64.decode(String(content)).buffer))
        case 'a': {
          const array: unknown[] = keep([])
          for (const item of items) array.push(visit(item))
          return array
        }
        case 's': {
          const set = keep(new Set())
          for (const item of items) set.add(visit(item))
          return set
        }
        case 'm': {
          const map = keep(new Map())
          for (const [key, item] of items as Json[][]) map.set(visit(key), visit(item))
          return map
        }
        case 'e': {
          const place = objects.push(undefined) - 1
          objects[place] = decodeError(items, visit)
          return objects[place]
        }
        default: {
          const object: Record<string, unknown> = keep({})
          for (const [key, item] of Object.entries(content as { [key: string]: Json })) object[key] = visit(item)
          return object
        }
      }
    }
    return visit(JSON.parse(text) as Json)
  }

  return { encode, decode }
}

/** The codec of the main process. */
export const codec = createCodec({
  encode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  decode: (text) => new Uint8Array(Buffer.from(text, 'base64')),
})
