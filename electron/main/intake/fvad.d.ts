/** What this client uses of the package, which has no types of its own. */
declare module '@echogarden/fvad-wasm' {
  interface Fvad {
    /** Moves when memory grows: read it anew for each use. */
    readonly HEAP16: Int16Array
    readonly _malloc: (bytes: number) => number
    readonly _fvad_new: () => number
    /** From 0 (takes most for speech) to 3; 0 when it was taken. */
    readonly _fvad_set_mode: (detector: number, mode: number) => number
    readonly _fvad_set_sample_rate: (detector: number, hertz: number) => number
    readonly _fvad_reset: (detector: number) => void
    /** A frame of 10, 20 or 30 ms: 1 for speech, 0 for none, -1 for a frame of another length. */
    readonly _fvad_process: (detector: number, frame: number, samples: number) => number
  }
  export default function fvad(options: { readonly wasmBinary: Uint8Array }): Promise<Fvad>
}

/** The build puts the file beside the bundle, and this is its path. */
declare module '@echogarden/fvad-wasm/fvad.wasm?asset' {
  const path: string
  export default path
}
