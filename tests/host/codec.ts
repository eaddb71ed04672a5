/**
 * Writes what crosses between page and main process: plain data, as JSON. Runs in Node and, as source text, in the page:
 * it uses nothing from outside its own body. The reverse is `JSON.parse`.
 * @throws DataCloneError where Electron's IPC would, and a TypeError for what only Electron's could carry.
 */
export function encode(value: unknown): string {
  // After a structured clone every instance of a class is a plain object, as on Electron's other side.
  return JSON.stringify(structuredClone(value), function (this: Record<string, unknown>, key, json: unknown) {
    const item = this[key] // `json` has already been through `toJSON`, which would hide a Date
    const kind = Object.prototype.toString.call(item).slice(8, -1)
    const isPlain =
      ['Null', 'Boolean', 'String', 'Array', 'Object'].includes(kind) ||
      Number.isFinite(item) ||
      (item === undefined && !Array.isArray(this))
    if (!isPlain) throw new TypeError(`The stand-in's IPC carries plain data only, not ${kind} (tests/host/codec.ts)`)
    return json
  })
}
