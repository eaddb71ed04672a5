import { useCallback, useEffect, useRef, useState } from 'react'
import { sampleRate } from '../../../shared/intake/sound.ts'
import {
  MicrophoneError,
  type MicrophoneProblem,
  type OpenMicrophone,
  openMicrophone,
  problemOf,
} from './microphone.ts'
import { loudnessOf, meterOf, pieceSamples, silentLoudness } from './sound.ts'

export type SoundTest =
  | { readonly state: 'untried' | 'opening' | 'recording' | 'playing' | 'played' }
  | { readonly state: 'stuck'; readonly problem: MicrophoneProblem }

/** Three seconds. */
const testPieces = (3 * sampleRate) / pieceSamples

/** Records three seconds and plays them back. The sound stays in this window and is forgotten afterwards. */
export function useSoundTest(deviceId: string | null) {
  const [test, setTest] = useState<SoundTest>({ state: 'untried' })
  const [level, setLevel] = useState(0)
  const stopNow = useRef(() => {})

  const run = useCallback(async () => {
    stopNow.current()
    const session = createTestSession(setLevel)
    stopNow.current = session.stop
    const show = (next: SoundTest) => session.isOver() || setTest(next)
    show({ state: 'opening' })
    try {
      const pieces = await session.record(deviceId, () => show({ state: 'recording' }))
      const isSilent = pieces.every((piece) => loudnessOf(piece) <= silentLoudness)
      if (isSilent) return show({ state: 'stuck', problem: 'silent' })
      show({ state: 'playing' })
      await session.play(pieces)
      show({ state: 'played' })
    } catch (error) {
      show({ state: 'stuck', problem: problemOf(error) })
    }
  }, [deviceId])

  useEffect(() => () => stopNow.current(), [])
  return { test, level, run }
}

/** One test; `stop` closes the microphone and ends the playback at once. */
function createTestSession(onLevel: (level: number) => void) {
  const pieces: Int16Array<ArrayBuffer>[] = []
  const { promise: isFull, resolve: full } = Promise.withResolvers<void>()
  let isOver = false
  let microphone: OpenMicrophone | null = null
  let player: AudioContext | null = null
  let problem: MicrophoneProblem | null = null
  return {
    isOver: () => isOver,
    stop(): void {
      isOver = true
      full()
      void microphone?.stop()
      if (player?.state !== 'closed') void player?.close()
    },
    async record(deviceId: string | null, onOpen: () => void): Promise<readonly Int16Array<ArrayBuffer>[]> {
      microphone = await openMicrophone({
        deviceId,
        onPiece(piece) {
          pieces.push(piece)
          onLevel(meterOf(loudnessOf(piece)))
          if (pieces.length >= testPieces) full()
        },
        onGone() {
          problem = 'unplugged'
          full()
        },
      })
      onOpen()
      // Pieces stop coming where the audio thread stalls: twice the time is the limit.
      const limit = setTimeout(full, 6_000)
      if (!isOver) await isFull
      clearTimeout(limit)
      await microphone.stop()
      onLevel(0)
      if (problem !== null) throw new MicrophoneError(problem, null)
      return pieces
    },
    async play(recorded: readonly Int16Array<ArrayBuffer>[]): Promise<void> {
      if (isOver) return
      player = new AudioContext()
      const buffer = player.createBuffer(
        1,
        recorded.reduce((sum, { length }) => sum + length, 0),
        sampleRate,
      )
      let at = 0
      for (const piece of recorded) {
        buffer.copyToChannel(
          Float32Array.from(piece, (sample) => sample / 32_768),
          0,
          at,
        )
        at += piece.length
      }
      const source = new AudioBufferSourceNode(player, { buffer })
      const { promise: isHeard, resolve } = Promise.withResolvers<void>()
      source.onended = () => resolve()
      source.connect(player.destination)
      source.start()
      await Promise.race([isHeard, new Promise((done) => setTimeout(done, buffer.duration * 1_000 + 1_000))])
      if (player.state !== 'closed') await player.close()
    },
  }
}
