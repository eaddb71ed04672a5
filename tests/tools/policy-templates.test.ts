import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'plist'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { managedSettings, settingNames } from '../../shared/policy/managed-settings.ts'
import { mergeManaged } from '../../shared/policy/merge-managed.ts'
import { examples, groups, templateLanguages, templateWords } from '../../tools/policy-templates/words.ts'
import { xmlElements } from './xml-elements.ts'

const read = (path: string) => readFileSync(join(import.meta.dirname, '../../resources/policy', path), 'utf8')
const merge = (values: Readonly<Record<string, unknown>>) =>
  mergeManaged({ sources: [{ place: 'a', scope: 'computer', values }], problems: [] })
const references = (text: string, kind: string) =>
  [...text.matchAll(new RegExp(`\\$\\(${kind}\\.(\\w+)\\)`, 'g'))].map(([, id]) => id ?? '')
const sorted = (names: Iterable<string>) => [...new Set(names)].toSorted()

describe('the templates of the managed policy', () => {
  test('every setting is in one group and has words and an example that the client takes', () => {
    expect(sorted(Object.values(groups).flat())).toEqual(sorted(settingNames))
    expect(Object.values(groups).flat()).toHaveLength(settingNames.length)
    for (const language of templateLanguages)
      for (const name of settingNames) expect(templateWords[language].settings[name].help.length).toBeGreaterThan(40)
    expect(merge({ ...examples, ForbiddenSensors: ['processes'] }).problems).toEqual([])
  })

  test('the check of XML finds what is not well-formed', () => {
    const odd = ['<a>', '<a></b>', '<a b="1" b="2" />', '<a b=1 />', '<a>&x;</a>', '<a /><b />', '<a>"&"</a>', 'x<a />']
    for (const text of odd) expect(() => xmlElements(text)).toThrow()
    expect(xmlElements('<a b="1"><c>x &amp; y</c></a>').map(({ name, path }) => [name, path])).toEqual([
      ['a', []],
      ['c', ['a']],
    ])
  })

  test.each(templateLanguages)(
    'Windows: every string and presentation of the ADMX is in the ADML of %s, and no other',
    (language) => {
      const admx = read('windows/candor.admx')
      const adml = xmlElements(read(`windows/${language}/candor.adml`))
      const ids = (name: string) => adml.filter((one) => one.name === name).map(({ attributes }) => attributes.id ?? '')
      for (const name of ['string', 'presentation']) expect(sorted(ids(name))).toEqual(ids(name).toSorted())
      expect(sorted(ids('string'))).toEqual(sorted(references(admx, 'string')))
      expect(sorted(ids('presentation'))).toEqual(sorted(references(admx, 'presentation')))
      const elements = xmlElements(admx).filter(({ path }) => path.includes('elements') && !path.includes('enum'))
      const controls = adml.filter(({ attributes }) => attributes.refId !== undefined)
      expect(sorted(controls.map(({ attributes }) => attributes.refId ?? ''))).toEqual(
        sorted(elements.map(({ attributes }) => attributes.id ?? '')),
      )
    },
  )

  test('Windows: every setting is a policy that writes where the client reads, for whom the client hears it', () => {
    const elements = xmlElements(read('windows/candor.admx'))
    const policies = elements.filter(({ name }) => name === 'policy').map(({ attributes }) => attributes)
    expect(policies.map(({ name }) => name)).toEqual(settingNames)
    for (const policy of policies) expect(policy.key).toBe('Software\\Policies\\Candor')
    expect(policies.map(({ class: scope }) => scope)).toEqual(
      settingNames.map((name) => (managedSettings[name].from === 'user' ? 'Both' : 'Machine')),
    )
    const written = elements
      .filter(({ name }) => ['text', 'enum'].includes(name))
      .map((one) => one.attributes.valueName)
    const lists = elements.filter(({ name }) => name === 'list').map((one) => one.attributes.key?.split('\\').at(-1))
    const switches = policies.map(({ valueName }) => valueName).filter((name) => name !== undefined)
    expect(sorted([...written, ...lists, ...switches].map(String))).toEqual(sorted(settingNames))
    const categories = new Set(elements.filter(({ name }) => name === 'category').map((one) => one.attributes.name))
    for (const { attributes } of elements.filter(({ name }) => name === 'parentCategory'))
      expect(categories).toContain(attributes.ref)
  })

  test('macOS: the profile’s settings are taken by the client, and the manifest names every setting', () => {
    const profile = z.looseObject({ PayloadContent: z.array(z.record(z.string(), z.unknown())) })
    const [payload = {}] = profile.parse(parse(read('macos/candor.mobileconfig'))).PayloadContent
    const settings = Object.fromEntries(Object.entries(payload).filter(([name]) => !name.startsWith('Payload')))
    const { problems, settings: taken } = merge(settings)
    expect([problems, Object.keys(taken)]).toEqual([[], Object.keys(settings)])
    expect(payload.PayloadType).toBe('org.example.candor')
    const manifest = z.looseObject({ pfm_subkeys: z.array(z.looseObject({ pfm_name: z.string() })) })
    const { pfm_subkeys } = manifest.parse(parse(read('macos/org.example.candor.plist')))
    expect(pfm_subkeys.map(({ pfm_name }) => pfm_name)).toEqual(settingNames)
  })

  test('Linux: the example fits the JSON Schema and is taken by the client; what the client refuses the schema does too', () => {
    const schema = z.fromJSONSchema(JSON.parse(read('linux/candor.schema.json')))
    const example = JSON.parse(read('linux/candor.json'))
    expect([schema.safeParse(example).success, merge(example).problems]).toEqual([true, []])
    expect(schema.safeParse(examples).success).toBe(true)
    const odd = [{ Unknown: 1 }, { MinimumLockdown: 'x' }, { ForbiddenSensors: ['edits'] }, { ServerLocked: 'yes' }]
    expect(odd.map((values) => [schema.safeParse(values).success, merge(values).problems.length])).toEqual(
      odd.map(() => [false, 1]),
    )
  })

  test('the guide names every setting', () => {
    const guide = readFileSync(join(import.meta.dirname, '../../docs/guides/administrator.md'), 'utf8')
    for (const name of settingNames) expect(guide).toMatch(new RegExp(`^\\| \`${name}\` \\|`, 'm'))
  })
})
