import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { samplesOf, wavOf } from '../fixtures/wav.ts'
import { spawnTied } from '../host/spawn.ts'

/** A computer's sound without a computer's devices: a microphone that reads a file, voices of the system, and ears. */
export interface Audio {
  /** What a client needs in its environment. */
  readonly env: Readonly<Record<string, string>>
  /** What the microphone hears when it is opened next, after a pause. @returns its length in seconds */
  readonly say: (text: string, pauseSeconds?: number) => number
  /** Records what the loudspeaker plays while `during` runs: 16 kHz, one channel. */
  readonly listen: (during: () => Promise<unknown>) => Promise<Int16Array>
  /** Ends what was started and removes every file. */
  readonly stop: () => Promise<void>
}

const sampleRate = 16_000
/** The microphone goes on with what stands last in its file (tests/host/sound.ts): a second of nothing. */
const silence = new Int16Array(sampleRate)
const readyMs = 10_000

/** Starts a PulseAudio with a loudspeaker that leads nowhere, and a speech-dispatcher, both on sockets of their own. */
export async function startAudio(): Promise<Audio> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-audio-'))
  const [microphone, pulse, speech] = ['microphone.wav', 'pulse.sock', 'speech.sock'].map((name) =>
    join(folder, name),
  ) as [string, string, string]
  const env = {
    CANDOR_FAKE_MICROPHONE: microphone,
    PULSE_SERVER: `unix:${pulse}`,
    SPEECHD_ADDRESS: `unix_socket:${speech}`,
  }
  // Their settings and logs go where they are removed with the rest.
  const own = { ...process.env, ...env, HOME: folder, XDG_RUNTIME_DIR: folder, XDG_CONFIG_HOME: folder }
  const started: ChildProcess[] = []
  const start = async (program: string, args: readonly string[], socket: string) => {
    const child = spawnTied(program, args, { env: own, stdio: 'ignore' })
    started.push(child)
    for (const untilMs = Date.now() + readyMs; !isSocket(socket); await delay(20))
      if (child.exitCode !== null || Date.now() > untilMs) throw new Error(`${program} does not start`)
  }
  const stop = async () => {
    for (const child of started.splice(0).toReversed()) await end(child)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    writeFileSync(microphone, wavOf(silence))
    const modules = [`module-native-protocol-unix socket=${pulse} auth-anonymous=1`, 'module-null-sink sink_name=ears']
    const quiet = ['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no', '--disable-shm']
    await start('pulseaudio', [...quiet, ...modules.map((module) => `--load=${module}`)], pulse)
    await start('speech-dispatcher', ['-s', '-t', '0', '-c', 'unix_socket', '-S', speech, '-L', folder], speech)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    env,
    say: (text, pauseSeconds = 0) => {
      const pause = new Int16Array(pauseSeconds * sampleRate)
      const samples = Int16Array.from([...pause, ...speak(text, join(folder, 'voice.wav'))])
      // In one step, because a client may be opening the microphone.
      writeFileSync(join(folder, 'next.wav'), wavOf(samples))
      renameSync(join(folder, 'next.wav'), microphone)
      return samples.length / sampleRate
    },
    listen: async (during) => {
      const format = ['--format=s16le', `--rate=${sampleRate}`, '--channels=1', '--latency-msec=20']
      const recorder = spawn('parec', ['-d', 'ears.monitor', ...format], { env: own })
      const parts: Buffer[] = []
      recorder.stdout.on('data', (part: Buffer) => parts.push(part))
      const failed = once(recorder, 'exit').then(() => {
        throw new Error('the loudspeaker cannot be recorded')
      })
      await Promise.race([once(recorder.stdout, 'data'), failed]) // it records from here on
      failed.catch(() => undefined) // from here on its end is expected
      await during()
      await end(recorder)
      const bytes = Buffer.concat(parts)
      return new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1)
    },
    stop,
  }
}

/** Text as the one voice of Debian's that pocketsphinx understands, with a second of silence after it. */
export function speak(text: string, file: string): Int16Array {
  execFileSync('flite', ['-voice', 'rms', '-t', text, '-o', file])
  const spoken = samplesOf(file)
  return Int16Array.from([...spoken, ...silence])
}

const isSocket = (path: string) => statSync(path, { throwIfNoEntry: false })?.isSocket() === true

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill()
  await gone
}
