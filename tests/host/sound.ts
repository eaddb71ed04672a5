/**
 * Chromium's switches for sound, from the stand-in's environment. `CANDOR_FAKE_MICROPHONE` names a WAV file that is the only
 * microphone: each `getUserMedia` reads it anew, from its start, once. Chromium repeats its last 10 ms for ever, so that it must
 * end in silence. Voices of the system are there where
 * `SPEECHD_ADDRESS` names a speech-dispatcher that runs: without it Chromium's library would start one that outlives it.
 */
export function soundFlags(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const { CANDOR_FAKE_MICROPHONE: file, SPEECHD_ADDRESS: speech } = env
  return [
    ...(file ? ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${file}%noloop`] : []),
    ...(speech ? ['--enable-speech-dispatcher'] : []),
  ]
}
