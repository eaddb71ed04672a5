/** Samples of one frame: 20 ms. */
export const frameSamples = 320
const frameMs = 20

/** Says of each frame in turn whether somebody speaks in it. */
export type IsVoice = (frame: Int16Array) => boolean

/** Fewer ms in a row are a cough, a key, or the detector finding its way. */
const shortestRunMs = 120
/** So much speech in all is an answer, in ms. */
export const leastSpeechMs = 200
/** So long a silence after it ends an answer, in ms. */
export const endSilenceMs = 800
/** Hands-free waits so long for speech, in ms. */
export const longestWaitMs = 8_000

export interface EndPointer {
  /** Takes sound in any portion: 16 kHz, one channel. */
  readonly take: (samples: Int16Array) => void
  /** Enough was said to be an answer. */
  readonly hasSpeech: () => boolean
  /** Somebody speaks, as of the last whole frame. */
  readonly isSpeaking: () => boolean
  /** `answered`: speech, then silence. `unheard`: no speech for as long as hands-free waits. Null: it goes on. */
  readonly end: () => 'answered' | 'unheard' | null
  /** Where the last speech ended, in ms from the beginning; 0 where there was none. */
  readonly speechEndMs: () => number
}

/** Finds begin and end of what is said (docs/spec/intake.md, IN53). Time is that of the sound, not of the clock. */
export function createEndPointer(isVoice: IsVoice): EndPointer {
  const frame = new Int16Array(frameSamples)
  let filled = 0
  let heardMs = 0
  let runMs = 0
  let speechMs = 0
  let speechEndMs = 0

  const hear = () => {
    heardMs += frameMs
    runMs = isVoice(frame) ? runMs + frameMs : 0
    if (runMs < shortestRunMs) return
    // The run counts from its beginning once it is long enough.
    speechMs += runMs === shortestRunMs ? runMs : frameMs
    speechEndMs = heardMs
  }
  const hasSpeech = () => speechMs >= leastSpeechMs
  return {
    take: (samples) => {
      for (let at = 0; at < samples.length; ) {
        const taken = samples.subarray(at, at + frameSamples - filled)
        frame.set(taken, filled)
        filled += taken.length
        at += taken.length
        if (filled < frameSamples) return
        filled = 0
        hear()
      }
    },
    hasSpeech,
    isSpeaking: () => runMs >= shortestRunMs,
    end: () => {
      if (hasSpeech()) return heardMs - speechEndMs >= endSilenceMs ? 'answered' : null
      return heardMs >= longestWaitMs && heardMs - speechEndMs >= endSilenceMs ? 'unheard' : null
    },
    speechEndMs: () => speechEndMs,
  }
}
