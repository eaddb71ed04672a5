/** The one form in which sound travels: PCM, signed 16-bit little-endian samples, one channel, 16 kHz. */
export const sampleRate = 16_000
export const bytesPerMs = 32
/** The longest answer that becomes text, in ms. */
export const longestSoundMs = 60_000

const HEAD_BYTES = 44

/** What the sealed file of kept sound is named, by the digest of its WAV file (docs/formats/sealed-file-v1.md). */
export const soundName = (digest: string): string => `intake sound ${digest}`

/** A WAV file of bare samples. */
export function wavOf(pcm: Uint8Array): Uint8Array<ArrayBuffer> {
  const wav = new Uint8Array(HEAD_BYTES + pcm.length)
  const view = new DataView(wav.buffer)
  const word = (at: number, text: string) => {
    for (const [index, letter] of [...text].entries()) wav[at + index] = letter.charCodeAt(0)
  }
  word(0, 'RIFF')
  view.setUint32(4, HEAD_BYTES - 8 + pcm.length, true)
  word(8, 'WAVEfmt ')
  view.setUint32(16, 16, true) // length of what describes the samples
  view.setUint16(20, 1, true) // PCM
  view.setUint16(22, 1, true) // channels
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * 2, true) // bytes a second
  view.setUint16(32, 2, true) // bytes a sample
  view.setUint16(34, 16, true) // bits a sample
  word(36, 'data')
  view.setUint32(40, pcm.length, true)
  wav.set(pcm, HEAD_BYTES)
  return wav
}

/** Says whether bytes begin as `wavOf` begins them. */
export function isWav(bytes: Uint8Array): boolean {
  if (bytes.length < HEAD_BYTES) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const word = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))
  return (
    word(0) === 'RIFF' &&
    word(8) === 'WAVE' &&
    view.getUint16(20, true) === 1 &&
    view.getUint16(22, true) === 1 &&
    view.getUint32(24, true) === sampleRate &&
    view.getUint16(34, true) === 16
  )
}

/** The most bytes that a WAV file of one answer has. */
export const MAX_WAV_BYTES = longestSoundMs * bytesPerMs + HEAD_BYTES
