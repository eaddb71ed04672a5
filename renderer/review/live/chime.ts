export interface Chime {
  readonly play: () => void
  readonly close: () => void
}

/** Two soft notes, in hertz, and how long each lasts, in seconds. */
const notes = [659.25, 880] as const
const NOTE_S = 0.16
const LOUDNESS = 0.06

/** A sound that needs no file. Made at a press, because browsers let nothing sound before one. */
export function createChime(): Chime {
  const context = new AudioContext()
  return {
    play: () => {
      notes.forEach((hertz, index) => {
        const fromS = context.currentTime + index * NOTE_S
        const note = new OscillatorNode(context, { frequency: hertz })
        const loudness = new GainNode(context, { gain: 0 })
        loudness.gain.setValueAtTime(0, fromS)
        loudness.gain.linearRampToValueAtTime(LOUDNESS, fromS + 0.02)
        loudness.gain.exponentialRampToValueAtTime(0.001, fromS + 2 * NOTE_S)
        note.connect(loudness).connect(context.destination)
        note.start(fromS)
        note.stop(fromS + 2 * NOTE_S)
      })
    },
    close: () => void context.close(),
  }
}
