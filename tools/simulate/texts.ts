import type { Random } from './random.ts'

/** Sentences that nobody wrote: what is said does not matter, only how it came about. */

const own = {
  subjects: [
    'The note',
    'This reply',
    'The second claim',
    'My first point',
    'That sentence',
    'The answer',
    'Its ending',
    'The tone',
  ],
  verbs: ['misses', 'repeats', 'gets wrong', 'leaves out', 'explains', 'twists', 'softens', 'answers'],
  objects: [
    'what was asked',
    'the year',
    'one of the rules',
    'the limit',
    'the second half',
    'the user’s wish',
    'a name',
    'the price',
  ],
  ends: [
    'and nobody would notice',
    'so I rate it lower',
    'which matters to the reader',
    'as far as I can see',
    'because the sheet says otherwise',
    'and that could hurt somebody',
    'though it reads well',
  ],
} as const

const outside = {
  subjects: [
    'A comprehensive assessment',
    'The prevailing literature',
    'An experienced evaluator',
    'The underlying framework',
    'Any rigorous methodology',
    'Contemporary practice',
  ],
  verbs: ['demonstrates', 'necessitates', 'underscores', 'presupposes', 'illuminates', 'corroborates'],
  objects: [
    'a nuanced equilibrium of criteria',
    'the primacy of verifiable evidence',
    'considerable contextual sensitivity',
    'an overarching commitment to clarity',
    'robust stakeholder alignment',
  ],
  ends: [
    'across heterogeneous settings',
    'in accordance with established standards',
    'notwithstanding superficial fluency',
    'as has been extensively documented',
  ],
} as const

type Words = { readonly [Part in keyof typeof own]: readonly string[] }

function sentence(words: Words, random: Random): string {
  return `${random.pick(words.subjects)} ${random.pick(words.verbs)} ${random.pick(words.objects)} ${random.pick(words.ends)}.`
}

function text(words: Words, random: Random, count: number): string {
  return Array.from({ length: count }, () => sentence(words, random)).join(' ')
}

/** Text as a candidate might write it; a sentence has about 13 words and 65 characters. */
export const ownText = (random: Random, sentences: number) => text(own, random, sentences)

/** Text as a machine or a colleague might; none of it stands in a shipped pack. About 95 characters a sentence. */
export const outsideText = (random: Random, sentences: number) => text(outside, random, sentences)
