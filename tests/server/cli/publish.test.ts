import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run as invite } from '../../../server/cli/invite.ts'
import { run as publish } from '../../../server/cli/publish.ts'
import { run as release } from '../../../server/cli/release.ts'
import { checkAssessment } from '../../../server/provision/check-assessment.ts'
import { readAssessment, UnusableAssessment } from '../../../server/provision/read-assessment.ts'
import { sampleFiles } from '../../../server/provision/sample.ts'
import { recordOnly } from '../../../shared/policy/integrity.ts'
import { Policy } from '../../../shared/policy/policy.ts'
import { intakeRules } from '../../fixtures/intake-conversation.ts'
import { readSample, samplePack } from '../candidate.ts'

const folder = mkdtempSync(join(tmpdir(), 'candor-publish-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const sample = new URL('../../../resources/packs/sample', import.meta.url).pathname
const policy = Policy.parse(readSample('policy'))
const consentFile = join(sample, 'consent.json')

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

/** Runs a command; what it said, in one text. */
async function said(run: typeof publish, ...args: string[]) {
  const lines: string[] = []
  const code = await run(args, { print: (line) => lines.push(line), complain: (line) => lines.push(line) })
  return { code, text: lines.join('\n') }
}

describe('what makes an assessment', () => {
  const formB = { ...samplePack, id: 'other', form: 'b' }

  test('[R5] forms are of one family, with ids and forms of their own, as many as attempts', () => {
    const two = { ...policy, retake: { attempts: 2, cooldownHours: 0 } }
    expect(checkAssessment([samplePack, formB], two)).toEqual([])
    expect(checkAssessment([samplePack], two)).toEqual([expect.stringContaining('there are 1 forms')])
    expect(checkAssessment([samplePack, { ...formB, family: 'else' }], two)).toEqual([
      expect.stringContaining('share one family'),
    ])
    expect(checkAssessment([samplePack, samplePack], two).length).toBe(2)
    expect(checkAssessment([{ ...samplePack, purpose: 'practice' }], policy)).toEqual([
      expect.stringContaining('practice pack'),
    ])
    expect(checkAssessment([], policy).length).toBe(1)
  })

  test('[IN91] an intake that no conversation could fulfil is a mistake', () => {
    expect(checkAssessment([samplePack], { ...policy, intake: intakeRules })).toEqual([])
    const [first] = intakeRules.requirements
    const requirements = first === undefined ? [] : [{ ...first, anyOf: ['law', 'lore.contract'] }]
    const intake = { ...intakeRules, minAnswers: 6, maxQuestions: 5, requirements }
    expect(checkAssessment([samplePack], { ...policy, intake })).toEqual([
      expect.stringContaining('6 answers and asks at most 5 questions'),
      expect.stringContaining("contract-law of the policy's intake names lore.contract"),
    ])
  })

  test('a limit of a section that there is not is a mistake', () => {
    const time = {
      assessmentMinutes: null,
      sectionMinutes: { nowhere: 5 },
      whileAway: 'stops',
      breaks: { count: 0, minutes: 1 },
      outageMinutes: 5,
    } as const
    expect(checkAssessment([samplePack], { ...policy, time })).toEqual([expect.stringContaining('nowhere')])
  })

  test('the sample’s folder is read as it is bundled', async () => {
    const read = await readAssessment([sample], join(sample, 'policy.json'), consentFile)
    expect(read.forms.map((form) => form.pack)).toEqual([samplePack])
    expect(read.policy).toEqual(policy)
  })

  test('every mistake of every file is told at once', async () => {
    const files = [file('no.json', '{'), file('other.json', { version: 1 })] as const
    const reading = readAssessment([join(folder, 'nowhere')], ...files)
    const problems = await reading.catch((cause: unknown) => (cause as UnusableAssessment).problems)
    expect(problems).toEqual([
      expect.stringContaining('pack.yaml there is no such file'),
      expect.stringContaining('key.yaml there is no such file'),
      expect.stringMatching(/no\.json: is no JSON/),
      ...Array.from({ length: 8 }, () =>
        expect.stringMatching(/other\.json: \w+: (is missing\. resources\/packs|Invalid)/),
      ),
    ])
    await expect(reading).rejects.toBeInstanceOf(UnusableAssessment)
  })
})

describe('a policy file', () => {
  const { integrity, ...older } = policy

  test('of before integrity was there is completed with what its level holds, and says so', async () => {
    const read = await readAssessment([sample], file('older.json', { ...older, lockdown: 'restrict' }), consentFile)
    expect(read.policy.integrity).toEqual({ ...recordOnly, hold: null })
    expect(read.notes).toEqual([expect.stringMatching(/older\.json: integrity is missing\. It was completed: /)])
    expect((await readAssessment([sample], file('whole.json', policy), consentFile)).notes).toEqual([])
  })

  test('that says half of integrity is refused, by the name of what is missing', async () => {
    const { live: _live, ...half } = integrity
    const reading = readAssessment([sample], file('half.json', { ...older, integrity: half }), consentFile)
    const problems = await reading.catch((cause: unknown) => (cause as UnusableAssessment).problems)
    expect(problems).toEqual([expect.stringMatching(/half\.json: integrity\.live: is missing\. docs\/guides/)])
  })

  test('is shown whole in the guide, for each level', () => {
    const guide = readFileSync(new URL('../../../docs/guides/operator.md', import.meta.url), 'utf8')
    const shown = [...guide.matchAll(/```json policy\n([\s\S]*?)```/g)].map(([, text]) => JSON.parse(text ?? ''))
    expect(shown.map((json) => Policy.parse(json).lockdown)).toEqual(['observe', 'restrict', 'lockdown'])
  })
})

describe('the commands', () => {
  test('publish says what is wrong and that nothing was stored, before any database is opened', async () => {
    const args = [
      '--project',
      'P',
      '--policy',
      file('p.json', { ...policy, retake: { attempts: 3, cooldownHours: 0 } }),
    ]
    const { code, text } = await said(publish, sample, ...args, '--consent', consentFile)
    expect([code, text]).toEqual([1, expect.stringMatching(/allows 3 attempts.*\nNothing was published\.$/)])
  })

  test('publish, invite and release explain themselves when they are used wrongly', async () => {
    const uses = [
      await said(publish),
      await said(publish, sample),
      await said(publish, sample, '--nonsense'),
      await said(release),
      await said(release, '--attempt', 'no id'),
      await said(invite),
      await said(invite, '--name', 'Casey', '--extra-breaks', '-1'),
      await said(release, '--nonsense'),
    ]
    expect(uses.map(({ code, text }) => [code, text.includes('npm run candor')])).toEqual(uses.map(() => [2, true]))
  })

  test.each([
    [['--extra-time', '7'], '--extra-time'],
    [['--extra-time', 'half'], '--extra-time'],
    [['--extra-breaks=-1'], '--extra-breaks'],
    [['--break-minutes', '999'], '--break-minutes'],
    [['--waive', 'camera'], '--waive camera'],
    [['--waive', 'focus, camera'], '--waive camera'],
    [['--do-not-count', 'camera'], '--do-not-count camera'],
  ])('invite refuses %s', async (args, option) => {
    const { code, text } = await said(invite, '--name', 'Casey', ...args)
    expect([code, text.startsWith(option)]).toEqual([2, true])
  })
})

test('what is shipped as the sample is one assessment of two forms, with a policy and a consent document', async () => {
  const packs = join(sample, '..')
  const { packFolders, policyFile, consentFile: shippedConsent } = sampleFiles(packs, null)
  const shipped = await readAssessment(packFolders, policyFile, shippedConsent)
  expect(shipped.forms.map(({ pack }) => pack.form)).toEqual(['a', 'b'])
  expect(shipped.policy.retake.attempts).toBe(2)
  const small = sampleFiles(packs, [sample])
  expect([small.policyFile, small.consentFile]).toEqual([join(sample, 'policy.json'), join(sample, 'consent.json')])
})
