import fvad from '@echogarden/fvad-wasm'
import { sampleRate } from '../../../shared/intake/sound.ts'
import { frameSamples, type IsVoice } from './end-pointer.ts'

/**
 * Starts WebRTC's voice-activity detection, in its strictest mode. `wasm` is the file `fvad.wasm` of the package. What this
 * resolves with begins to listen anew: it forgets what was heard before, so one answer is heard at a time.
 */
export async function loadVoiceActivity(wasm: Uint8Array): Promise<() => IsVoice> {
  const library = await fvad({ wasmBinary: wasm })
  const detector = library._fvad_new()
  const frame = library._malloc(frameSamples * Int16Array.BYTES_PER_ELEMENT)
  return () => {
    library._fvad_reset(detector)
    const isTaken =
      library._fvad_set_mode(detector, 3) === 0 && library._fvad_set_sample_rate(detector, sampleRate) === 0
    if (!isTaken) throw new Error('the voice-activity detection does not take its settings')
    return (samples) => {
      library.HEAP16.set(samples, frame / Int16Array.BYTES_PER_ELEMENT)
      return library._fvad_process(detector, frame, samples.length) === 1
    }
  }
}
