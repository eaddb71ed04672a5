import { describe, expect, it } from 'vitest'
import { checkSystem, type SystemFacts } from '../../../electron/main/check/system-check.ts'
import { sayCheck } from '../../../renderer/check/check-words.ts'
import { CheckFacts } from '../../../shared/ipc/views.ts'
import { speaking } from '../i18n/spoken.ts'

const megabyte = 1024 ** 2
const good: SystemFacts = {
  runtime: 'electron 45.4.1',
  platform: 'linux',
  secretStore: 'gnome_libsecret',
  canSealSecrets: true,
  displays: 1,
  freeBytes: 20 * 1024 * megabyte,
  isServerReachable: true,
}
const bad: SystemFacts = {
  runtime: 'electron 45.4.1-standin',
  platform: 'linux',
  secretStore: null,
  canSealSecrets: false,
  displays: 3,
  freeBytes: 150 * megabyte,
  isServerReachable: false,
}
/** Computers that between them give every reason there is. */
const views = [
  good,
  bad,
  { ...good, freeBytes: null, secretStore: 'basic_text' },
  { ...good, freeBytes: 512 * megabyte },
].flatMap(checkSystem)
const reasons = CheckFacts.options.flatMap((option) => {
  const { reason } = option.shape
  return 'options' in reason ? reason.options : [reason.value]
})

describe('the words of the system check', () => {
  it('are tried here for every reason', () => {
    expect([...new Set(views.map(({ facts }) => facts.reason))].toSorted()).toEqual(reasons.toSorted())
  })
  it('[D6] say in English what the journal keeps', async () => {
    const t = (await speaking('en')).words('check')
    expect(views.map(({ facts }) => sayCheck(t, facts))).toEqual(views.map(({ detail }) => detail))
  })
  it('say it in Spanish too, with the same numbers', async () => {
    const t = (await speaking('es')).words('check')
    const spanish = views.map(({ facts }) => sayCheck(t, facts))
    const numbers = (text: string) => text.replace(/electron \S+/, '').match(/\d+/g) ?? []
    expect(spanish.filter((text) => text.includes('{{') || /^\w+\.\w+$/.test(text))).toEqual([])
    expect(spanish.map(numbers)).toEqual(views.map(({ detail }) => numbers(detail)))
  })
})
