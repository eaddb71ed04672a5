import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listFields, Pack } from '../../../shared/pack/pack.ts'
import { countWords } from '../../../shared/pack/response.ts'
import { plainText } from '../../../shared/pack/stimulus.ts'

const pack = Pack.parse(JSON.parse(readFileSync('resources/packs/sample/pack.json', 'utf8')))

function wordsOf(itemId: string): Record<string, number> {
  const item = pack.sections.flatMap((section) => section.items).find(({ id }) => id === itemId)
  return Object.fromEntries((item?.stimuli ?? []).map((stimulus) => [stimulus.id, countWords(plainText(stimulus))]))
}

describe('the sample pack', () => {
  it('numbers its fields in a fixed order, because a journal names a field by its number', () => {
    expect(listFields(pack).map(({ key, field }) => `${key} ${field.kind}`)).toEqual([
      'tool-library-note.accuracy rating',
      'tool-library-note.problems long-text',
      'tool-library-note.verdict long-text',
      'garden-notice.order ordering',
      'garden-notice.justification long-text',
      'garden-notice.flip long-text',
    ])
  })

  it('keeps the evaluated response between 120 and 220 words, and under the limit that its user set', () => {
    const words = wordsOf('tool-library-note').response ?? 0
    expect({ isLongEnough: words >= 120, isUnderTheLimit: words < 200 }).toEqual({
      isLongEnough: true,
      isUnderTheLimit: true,
    })
  })

  it('keeps the four ranked responses between 60 and 110 words, so that none breaks the limit of 120', () => {
    const { request: _request, ...responses } = wordsOf('garden-notice')
    expect(Object.values(responses).filter((words) => words < 60 || words > 110)).toEqual([])
  })

  it('names each option of an ordering after the response that it stands for', () => {
    const entries = listFields(pack).flatMap(({ item, field }) => {
      if (field.kind !== 'ordering') return []
      const responses = item.stimuli.filter((stimulus) => stimulus.kind === 'response').map(({ id }) => id)
      return [{ options: field.options.map(({ id }) => id), responses }]
    })
    expect(entries.map(({ options }) => options)).toEqual(entries.map(({ responses }) => responses))
  })
})
