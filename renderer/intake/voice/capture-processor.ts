import { createFramer, pieceSamples, toPcm16 } from './sound.ts'

/**
 * Runs on the audio thread. The context it lives in runs at 16 kHz, so that Chromium's own resampler has done its work
 * before. Posts pieces of 200 ms; a message to it asks for the rest, after which it ends and answers with `null`.
 */

declare class AudioWorkletProcessor {
  readonly port: MessagePort
}
declare function registerProcessor(name: string, processor: typeof AudioWorkletProcessor): void

class CaptureProcessor extends AudioWorkletProcessor {
  readonly #framer = createFramer(pieceSamples)
  #isOver = false

  constructor() {
    super()
    this.port.onmessage = () => {
      this.#isOver = true
      this.#post(this.#framer.rest())
      this.port.postMessage(null)
    }
  }

  /** `inputs[0]` is empty while no sound flows; several channels were mixed to one by the node. */
  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    const channel = inputs[0]?.[0]
    if (channel && !this.#isOver) for (const piece of this.#framer.take(toPcm16(channel))) this.#post(piece)
    return !this.#isOver
  }

  #post(piece: Int16Array<ArrayBuffer>): void {
    if (piece.length > 0) this.port.postMessage(piece, [piece.buffer])
  }
}

registerProcessor('capture', CaptureProcessor)
