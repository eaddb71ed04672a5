import { describe, expect, it } from 'vitest'
import { readPackFolder } from '../../../node/pack/read-pack-folder.ts'
import type { ItemKey } from '../../../shared/pack/key.ts'
import { type Item, listItems } from '../../../shared/pack/pack.ts'
import { countWords } from '../../../shared/pack/response.ts'
import { plainStimuli } from '../../../shared/pack/stimulus.ts'

/** The two forms that people are assessed with: complete, parallel, and silent about their keys. */

const TYPES = ['evaluation', 'preference-ranking', 'rubric', 'sft', 'agentic'] as const
const forms = await Promise.all(
  (['form-a', 'form-b'] as const).map(async (form) => {
    const { pack, key, problems } = await readPackFolder(`resources/packs/ai-trainer-core/${form}`)
    if (pack === null || key === null) throw new Error(`${form} cannot be read: ${JSON.stringify(problems)}`)
    return { form, pack, key, problems, items: listItems(pack) }
  }),
)
type Form = (typeof forms)[number]
const [formA, formB] = forms

function keyOf({ form, key }: Form, { id }: Item): ItemKey {
  const found = key.items.find(({ item }) => item === id)
  if (found === undefined) throw new Error(`${form} has no key for ${id}`)
  return found
}

const wordsIn = (item: Item) => plainStimuli(item).reduce((sum, { text }) => sum + countWords(text), 0)

/** The tags of highlights and the kinds and limits of every field; labels and options may differ with the topic. */
function fieldShape(field: Item['fields'][number]) {
  const limits = Object.entries(field).filter(([, value]) => typeof value === 'number')
  const options = 'options' in field ? field.options.length : 0
  return { id: field.id, kind: field.kind, options, limits: Object.fromEntries(limits) }
}

const SECRET_MEMBERS = new Set(['words', 'because', 'reason'])
const MIN_SECRET_WORDS = 4
const MAX_PAGE_WORDS = 15

/** What only scorers may read: whole answers with their reasons, and what the key says of each error, step or aspect. */
function secretsOf(value: unknown, member = ''): readonly string[] {
  if (typeof value === 'string')
    return SECRET_MEMBERS.has(member) && countWords(value) >= MIN_SECRET_WORDS ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => secretsOf(part, Array.isArray(value) ? member : name))
}

const answersOf = ({ anchors, heldOut }: ItemKey) =>
  [...anchors, ...heldOut].flatMap(({ values }) =>
    Object.values(values).filter(
      (text): text is string => typeof text === 'string' && countWords(text) >= MIN_SECRET_WORDS,
    ),
  )

/** What the candidate chooses from, for example the rules of a request. */
const optionsOf = ({ fields }: Item) =>
  fields.flatMap((field) => ('options' in field ? field.options.map(({ label }) => label) : []))

/** As one line in lower case, so that neither line breaks nor capitals hide a copy. */
const plain = (text: string) => text.toLowerCase().replace(/\s+/gu, ' ').trim()

/** Every text of a bundle, however deep. */
const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

const sorted = (texts: readonly string[]) => texts.toSorted((left, right) => left.localeCompare(right))

/** What must be found, by type: as many elements in both forms, and as grave. */
function goldShape(key: ItemKey): unknown {
  switch (key.type) {
    case 'evaluation':
      return {
        errors: sorted(key.goldErrors.map(({ severity, weight }) => `${severity} ${weight}`)),
        decoys: key.decoys.length,
        ratings: key.ratings,
        leads: key.verdict.mostSerious.length,
      }
    case 'preference-ranking':
      return {
        groups: key.goldOrder.map((group) => group.length),
        close: key.closePairs.length,
        dimensions: [key.dimensions.length, key.requiredDimensions],
        flips: key.flips.length,
      }
    case 'rubric':
      return {
        aspects: sorted(key.aspects.map(({ importance, isWanted }) => `${importance} ${isWanted}`)),
        enough: [key.enoughAspects, key.enoughEvidence],
        findings: sorted(key.findings.map(({ weight }) => String(weight))),
        decoys: key.decoys.length,
      }
    case 'sft':
      return {
        constraints: sorted(key.constraints.map(({ weight, isHard }) => `${weight} ${isHard}`)),
        facts: sorted(key.facts.map(({ weight, isEssential }) => `${weight} ${isEssential}`)),
        forbidden: key.forbidden.length,
      }
    case 'agentic':
      return {
        category: key.category,
        reasons: key.evidence.reasons.map(({ weight }) => weight),
        elements: key.fix.elements.map(({ weight }) => weight),
        effects: key.effects.map(({ weight }) => weight),
        usable: key.usable,
        decoys: key.decoys.length,
        related: key.decisive.related.length,
      }
  }
}

describe.each(forms.map((form) => [form.form, form] as const))('%s', (_name, form) => {
  it('reads without a mistake', () => {
    expect(form.problems).toEqual([])
  })

  it('has 15 items, three of each type in the order of the sections, in 60 to 75 minutes', () => {
    expect(form.items.map(({ type }) => type)).toEqual(TYPES.flatMap((type) => [type, type, type]))
    const minutes = form.items.reduce((sum, { targetMinutes }) => sum + targetMinutes, 0)
    expect([minutes >= 60, minutes <= 75]).toEqual([true, true])
  })

  it('has at least five anchors per item, for every rating from 1 to 5, and three held-out answers', () => {
    for (const item of form.items) {
      const { anchors, heldOut } = keyOf(form, item)
      expect([item.id, [...new Set(anchors.map(({ rating }) => rating))].toSorted()]).toEqual([
        item.id,
        [1, 2, 3, 4, 5],
      ])
      expect(anchors.length).toBeGreaterThanOrEqual(5)
      expect(heldOut.length).toBeGreaterThanOrEqual(3)
    }
  })

  it('gives the client no answer, reason or explanation of its key', () => {
    const bundle = plain(textsOf(form.pack).join('\n'))
    for (const item of form.items) {
      const key = keyOf(form, item)
      const page = plain([...plainStimuli(item).map(({ text }) => text), ...optionsOf(item)].join('\n'))
      // A few words may be the page's own: a key names a passage or an option by them, and an answer may
      // keep a row of the page's rubric.
      const isOfPage = (text: string) => countWords(text) <= MAX_PAGE_WORDS && page.includes(plain(text))
      const secrets = [...answersOf(key), ...secretsOf(key)].filter((text) => !isOfPage(text))
      expect(secrets.length).toBeGreaterThan(20)
      expect([item.id, secrets.filter((text) => bundle.includes(plain(text)))]).toEqual([item.id, []])
    }
  })

  it('has no member of a key in the bundle of the client', () => {
    expect(JSON.stringify(form.pack)).not.toMatch(
      /"(?:anchors|heldOut|goldErrors|thresholds|decoys|goldOrder|because)"/u,
    )
  })

  it('ranks no response first that is the longest', () => {
    for (const item of form.items) {
      const key = keyOf(form, item)
      if (key.type !== 'preference-ranking') continue
      const best = key.goldOrder[0]?.[0]
      const lengths = plainStimuli(item).filter(({ id }) => key.goldOrder.flat().includes(id))
      const longest = lengths.toSorted((left, right) => countWords(right.text) - countWords(left.text))[0]
      expect([item.id, longest?.id]).not.toEqual([item.id, best])
    }
  })
})

describe('form A and form B', () => {
  const pairs = (formA?.items ?? []).map((item, at) => [item.id, item, formB?.items[at]] as const)

  it.each(pairs)('are parallel in %s', (_id, left, right) => {
    if (right === undefined || formA === undefined || formB === undefined) throw new Error('form B is shorter')
    const shape = (item: Item) => [item.shell, item.type, item.targetMinutes, item.fields.map(fieldShape)]
    expect(shape(right)).toEqual(shape(left))
    expect(goldShape(keyOf(formB, right))).toEqual(goldShape(keyOf(formA, left)))
    expect(Math.abs(wordsIn(right) / wordsIn(left) - 1)).toBeLessThanOrEqual(0.15)
  })
})
