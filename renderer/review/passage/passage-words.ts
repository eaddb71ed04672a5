import { listItems, type Pack } from '../../../shared/pack/pack.ts'
import { plainStimuli } from '../../../shared/pack/stimulus.ts'
import { normaliseSpace } from '../../../shared/provenance/passages.ts'
import { sayCount, sayDuration } from '../../../shared/timeline/amounts.ts'
import { BEFORE_MS, type PassagePart, type Surroundings } from '../../../shared/timeline/passage.ts'
import type { Derived } from '../attempt/derived.ts'
import { clockSecond } from '../times.ts'

const keyWords = {
  typed: 'Typed here, key by key',
  composed: 'Entered with an input method',
  replaced: 'Put in by spell-check or autocorrect',
  dictated: 'Entered without keys, as dictation and other assistive input does',
  unattributed: 'Appeared without an input event that explains it',
} as const

const gestureWords = { pasted: 'Pasted', dropped: 'Dropped', quoted: 'Put in with the quote button' } as const

/** How a part of a passage came about, in one sentence; its source is told apart. */
export function sayPart({ origin, transfer, firstMs, lastMs, from, to }: PassagePart): string {
  if (transfer !== null) {
    const size = sayCount(transfer.chars, 'character')
    const left = to - from < transfer.chars ? `, of which ${sayCount(to - from, 'is', 'are')} here` : ''
    return `${gestureWords[transfer.gesture]} at ${clockSecond(firstMs)}: ${size} at once${left}.`
  }
  const how = origin in keyWords ? keyWords[origin as keyof typeof keyWords] : 'Carried here' // safe: `in` has looked
  if (clockSecond(firstMs) === clockSecond(lastMs)) return `${how}, at ${clockSecond(firstMs)}.`
  return `${how}, between ${clockSecond(firstMs)} and ${clockSecond(lastMs)}.`
}

/** Where a transfer got its text from; null for what was not transferred. */
export function saySource({ transfer, copy }: PassagePart, derived: Derived, pack: Pack): string | null {
  if (transfer === null) return null
  if (copy !== null) {
    const place = copy.field === null ? 'the page' : `“${derived.words.fieldName(copy.field)}”`
    return `A copy of their own text, taken from ${place} at ${clockSecond(copy.atMs)}.`
  }
  if (transfer.passage !== null) return `It stands in ${nameOfPassage(transfer.passage, pack)}.`
  switch (transfer.source) {
    case 'own':
    case 'mixed':
      return 'Their own text, which stands elsewhere in this attempt.'
    case 'stimulus':
      return 'It stands in what the item shows.'
    case 'unattributed':
      return 'Where it was before is not known.'
    case 'external':
      return 'It matches nothing that was copied in this attempt and nothing that an item shows. What it was before is not known.'
  }
}

/** "“Response” of A welcome note", by the passage's id: `item.stimulus`, `item.instructions` or `item`. */
function nameOfPassage(passage: string, pack: Pack): string {
  const [itemId, stimulusId] = passage.split('.')
  const item = listItems(pack).find(({ id }) => id === itemId)
  if (item === undefined) return 'what an item shows'
  if (stimulusId === 'instructions') return `the instructions of ${item.title}`
  const stimulus = plainStimuli(item).find(({ id }) => id === stimulusId)
  return stimulus === undefined ? `what ${item.title} shows` : `“${stimulus.label}” of ${item.title}`
}

/** The passage of the stimulus around a quotation, up to `around` characters on each side; null where it is not found. */
export function findQuoted(
  text: string,
  passage: string,
  pack: Pack,
  around = 60,
): { readonly before: string; readonly quoted: string; readonly after: string } | null {
  const [itemId, stimulusId] = passage.split('.')
  const item = listItems(pack).find(({ id }) => id === itemId)
  if (item === undefined) return null
  const stimuli = plainStimuli(item).filter(({ id }) => stimulusId === undefined || id === stimulusId)
  const shown = stimulusId === 'instructions' ? [item.instructions] : stimuli.map((stimulus) => stimulus.text)
  const wanted = normaliseSpace(text).replace(/^“|”$/gu, '')
  for (const whole of shown.map(normaliseSpace)) {
    const at = whole.indexOf(wanted)
    if (wanted === '' || at < 0) continue
    const end = at + wanted.length
    return {
      before: `${at > around ? '…' : ''}${whole.slice(Math.max(0, at - around), at)}`,
      quoted: wanted,
      after: `${whole.slice(end, end + around)}${end + around < whole.length ? '…' : ''}`,
    }
  }
  return null
}

/** What was in front in the minute before. */
export function sayBefore({ fromMs, toMs, aways, gaps, blindMs, reasons }: Surroundings): string {
  const span = toMs - fromMs < BEFORE_MS ? sayDuration(toMs - fromMs) : '60 s'
  const told: string[] = []
  for (const away of aways) {
    const shownMs = Math.min(away.toMs, toMs) - Math.max(away.fromMs, fromMs)
    const until = away.toMs >= toMs ? 'and still was' : `until ${sayDuration(toMs - away.toMs)} before`
    told.push(`another window was in front for ${sayDuration(shownMs)}, ${until}`)
  }
  for (const gap of gaps) {
    const shownMs = Math.min(gap.toMs, toMs) - Math.max(gap.fromMs, fromMs)
    told.push(`the client was not running for ${sayDuration(shownMs)}`)
  }
  if (blindMs > 0) told.push(`for ${sayDuration(blindMs)} nobody can tell (${reasons.join(' ').replace(/\.$/u, '')})`)
  if (told.length === 0) return `In the ${span} before, Candor was in front all the time.`
  return `In the ${span} before: ${told.join('; ')}.`
}
