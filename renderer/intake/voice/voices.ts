/** The parts of a system voice that the choice looks at. */
export interface SystemVoice {
  readonly name: string
  readonly lang: string
  readonly localService: boolean
  readonly default: boolean
}

/** At most this many are offered: some systems have thousands of variants. */
const most = 12

/**
 * Voices for a language, the best first: those that work on this computer without a network (and only those, where there
 * is one), then the region, then the system's own choice.
 */
export function voicesFor<Voice extends SystemVoice>(voices: readonly Voice[], locale: string): readonly Voice[] {
  const [language = ''] = locale.toLowerCase().split('-')
  const fitting = voices.filter(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === language)
  const local = fitting.filter(({ localService }) => localService)
  const rank = ({ lang, default: isDefault }: Voice) =>
    (lang.toLowerCase().replace('_', '-') === locale.toLowerCase() ? 2 : 0) + (isDefault ? 1 : 0)
  return (local.length > 0 ? local : fitting).toSorted((one, other) => rank(other) - rank(one)).slice(0, most)
}

/**
 * How long speech of these words may take before it is taken for over, in milliseconds: twice what slow speech needs, and
 * some seconds. Some systems never say that speech has ended.
 */
export function longestSpeechMs(text: string, rate: number): number {
  const slowCharactersPerSecond = 10
  return 4_000 + (2 * 1_000 * text.length) / slowCharactersPerSecond / rate
}
