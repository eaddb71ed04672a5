/** Plain work on sound, for the worklet and the page: no audio device, no clock. */

/** Samples of one piece: 200 ms. */
export const pieceSamples = 3_200

/** Turns samples from -1 to 1 into signed 16-bit ones; what is louder is clipped. */
export function toPcm16(samples: Float32Array): Int16Array<ArrayBuffer> {
  const pcm = new Int16Array(samples.length)
  for (let index = 0; index < samples.length; index += 1) {
    const sample = Math.max(-1, Math.min(1, samples[index] ?? 0))
    pcm[index] = Math.round(sample < 0 ? sample * 32_768 : sample * 32_767)
  }
  return pcm
}

/** The bytes of 16-bit samples in the order that the wire wants, whatever the processor's own is. */
export function littleEndianBytes(pcm: Int16Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pcm.length * 2)
  const view = new DataView(bytes.buffer)
  pcm.forEach((sample, index) => {
    view.setInt16(index * 2, sample, true)
  })
  return bytes
}

/** Loudness from 0 to 1: the root of the mean square; 0 for no samples. */
export function loudnessOf(pcm: Int16Array): number {
  if (pcm.length === 0) return 0
  let sum = 0
  for (const sample of pcm) sum += (sample / 32_768) ** 2
  return Math.sqrt(sum / pcm.length)
}

/** Where a meter stands, from 0 to 1, for a loudness: decibels from -60 to 0, as ears hear it. */
export function meterOf(loudness: number): number {
  if (loudness <= 0) return 0
  return Math.max(0, Math.min(1, 1 + (20 * Math.log10(loudness)) / 60))
}

/** Below this loudness there is nothing but the noise of an open input. */
export const silentLoudness = 0.002

export interface Framer {
  /** Takes samples in any portion and gives the pieces that became whole. */
  readonly take: (pcm: Int16Array) => Int16Array<ArrayBuffer>[]
  /** What is left of the last piece, which is empty afterwards. */
  readonly rest: () => Int16Array<ArrayBuffer>
}

/** Cuts a stream of samples into pieces of one size; no sample is lost or doubled. */
export function createFramer(size: number): Framer {
  let piece = new Int16Array(size)
  let filled = 0
  return {
    take(pcm) {
      const whole: Int16Array<ArrayBuffer>[] = []
      let from = 0
      while (from < pcm.length) {
        const taken = pcm.subarray(from, from + size - filled)
        piece.set(taken, filled)
        filled += taken.length
        from += taken.length
        if (filled < size) break
        whole.push(piece)
        piece = new Int16Array(size)
        filled = 0
      }
      return whole
    },
    rest() {
      const left = piece.slice(0, filled)
      filled = 0
      return left
    },
  }
}
