import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { conceptById } from '../../../shared/intake/taxonomy/taxonomy.ts'
import { ConsentDocument, Policy } from '../../../shared/policy/policy.ts'

const read = (name: string): unknown => JSON.parse(readFileSync(`resources/packs/sample/${name}.json`, 'utf8'))

test('[IN90] the small sample has a conversation that nobody has to hold, and its consent document says what it is', () => {
  const { intake } = Policy.parse(read('policy'))
  const { recorded, neverRecorded } = ConsentDocument.parse(read('consent'))
  expect(intake).toMatchObject({ isRequired: false, voice: 'offered', audio: 'discarded' })
  const ids = intake?.requirements.flatMap(({ anyOf }) => anyOf) ?? []
  expect(ids.filter((id) => conceptById(id) === null)).toEqual([])
  expect(ids.length).toBeGreaterThan(0)
  const said = recorded.map(({ what }) => what).join('\n')
  for (const words of [/a program \(an AI\)/, /Your voice, if you choose to speak/, /then thrown away/])
    expect(said).toMatch(words)
  expect(neverRecorded.filter((one) => /microphone/i.test(one))).toEqual([
    'Camera or screen; the microphone outside of a spoken intake conversation',
  ])
})
