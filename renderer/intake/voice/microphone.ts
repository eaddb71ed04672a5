import { sampleRate } from '../../../shared/intake/sound.ts'
import processorUrl from './capture-processor.ts?worker&url'

/** Why no sound comes from a microphone; each has words and a way forward. */
export const microphoneProblems = ['denied', 'missing', 'busy', 'unplugged', 'silent', 'broken'] as const
export type MicrophoneProblem = (typeof microphoneProblems)[number]

export class MicrophoneError extends Error {
  readonly problem: MicrophoneProblem
  constructor(problem: MicrophoneProblem, cause: unknown) {
    super(problem, { cause })
    this.problem = problem
  }
}

const byName: Readonly<Record<string, MicrophoneProblem>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing', // the chosen one is gone
  NotReadableError: 'busy',
  AbortError: 'busy',
}

/** Which problem an error of `getUserMedia` means. */
export function problemOf(error: unknown): MicrophoneProblem {
  if (error instanceof MicrophoneError) return error.problem
  return (error instanceof DOMException && byName[error.name]) || 'broken'
}

export interface MicrophoneUse {
  /** As the browser names it; null for the system's default. */
  readonly deviceId: string | null
  /** Gets each piece of 200 ms, and at the end a shorter one; 16 kHz, one channel. */
  readonly onPiece: (pcm: Int16Array<ArrayBuffer>) => void
  /** The device was unplugged or taken away. */
  readonly onGone: () => void
}

export interface OpenMicrophone {
  /** Stops every track, then hands over what was heard until then. Resolves after the last piece; may be called again. */
  readonly stop: () => Promise<void>
}

/** How long the audio thread may take to hand over its rest. */
const restMs = 500

/**
 * Asks for the microphone and begins to hear. Speech of this program's own is cancelled from the sound as well as the system
 * can.
 * @throws MicrophoneError with the problem; no track is left open then.
 */
export async function openMicrophone(use: MicrophoneUse): Promise<OpenMicrophone> {
  const stream = await askForStream(use.deviceId)
  const stopTracks = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  try {
    const closeSound = await hear(stream, use)
    for (const track of stream.getTracks()) track.addEventListener('ended', use.onGone)
    let stopping: Promise<void> | null = null
    const stop = async () => {
      stopTracks()
      await closeSound()
    }
    return { stop: () => (stopping ??= stop()) }
  } catch (error) {
    stopTracks()
    throw new MicrophoneError('broken', error)
  }
}

async function askForStream(deviceId: string | null): Promise<MediaStream> {
  const device = deviceId === null ? {} : { deviceId: { exact: deviceId } }
  const audio = { ...device, channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true }
  try {
    return await navigator.mediaDevices.getUserMedia({ audio, video: false })
  } catch (error) {
    throw new MicrophoneError(problemOf(error), error)
  }
}

/** Leads the stream to the audio thread. @returns what ends it, after the rest has arrived. */
async function hear(stream: MediaStream, { onPiece }: MicrophoneUse): Promise<() => Promise<void>> {
  const context = new AudioContext({ sampleRate, latencyHint: 'interactive' })
  try {
    await context.audioWorklet.addModule(processorUrl)
    await context.resume()
    const source = context.createMediaStreamSource(stream)
    const capture = new AudioWorkletNode(context, 'capture', {
      numberOfOutputs: 1,
      channelCount: 1,
      channelCountMode: 'explicit',
    })
    const { promise: isDrained, resolve } = Promise.withResolvers<void>()
    capture.port.onmessage = ({ data }: MessageEvent<Int16Array<ArrayBuffer> | null>) =>
      data === null ? resolve() : onPiece(data)
    // Only what leads to the output is driven; the processor never writes, so that nothing is heard of it.
    source.connect(capture).connect(context.destination)
    return async () => {
      capture.port.postMessage(null)
      await Promise.race([isDrained, new Promise((done) => setTimeout(done, restMs))])
      capture.port.onmessage = null
      // What was heard is handed over: an answer does not wait for a device that is slow to close.
      void context.close().catch(() => undefined)
    }
  } catch (error) {
    await context.close()
    throw error
  }
}
