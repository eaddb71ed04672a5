import { managedSettings, type SettingName, settingNames } from '../../shared/policy/managed-settings.ts'
import { valuesOf } from './setting-values.ts'
import { type Group, groups, type TemplateLanguage, templateWords } from './words.ts'
import { element, xmlDocument } from './xml.ts'

const KEY = 'Software\\Policies\\Candor'
const SCHEMA = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions'

/** The administrative template of group policy: every setting, in every language by reference. */
export function admx(): string {
  const root = { xmlns: SCHEMA, revision: '1.0', schemaVersion: '1.0' }
  return xmlDocument(
    element('policyDefinitions', root, [
      element('policyNamespaces', {}, [element('target', { prefix: 'candor', namespace: 'Candor.Policies.Candor' })]),
      element('resources', { minRequiredRevision: '1.0' }),
      element('supportedOn', {}, [
        element('definitions', {}, [
          element('definition', { name: 'SUPPORTED_Candor', displayName: '$(string.SUPPORTED_Candor)' }),
        ]),
      ]),
      element('categories', {}, [
        element('category', { name: 'Candor', displayName: '$(string.Candor)' }),
        ...Object.keys(groups).map((group) =>
          element('category', { name: group, displayName: `$(string.Group_${group})` }, [
            element('parentCategory', { ref: 'Candor' }),
          ]),
        ),
      ]),
      element('policies', {}, settingNames.map(policy)),
    ]),
  )
}

function policy(name: SettingName): string {
  const { kind, from } = managedSettings[name]
  const isSwitch = kind === 'switch'
  const attributes = {
    name,
    class: from === 'user' ? 'Both' : 'Machine',
    displayName: `$(string.${name})`,
    explainText: `$(string.${name}_Help)`,
    key: KEY,
    valueName: isSwitch ? name : undefined,
    presentation: isSwitch ? undefined : `$(presentation.${name})`,
  }
  const value = (which: string, number: string) => element(which, {}, [element('decimal', { value: number })])
  return element('policy', attributes, [
    element('parentCategory', { ref: groupOf(name) }),
    element('supportedOn', { ref: 'SUPPORTED_Candor' }),
    ...(isSwitch ? [value('enabledValue', '1'), value('disabledValue', '0')] : []),
    ...(isSwitch ? [] : [element('elements', {}, [elementOf(name)])]),
  ])
}

function elementOf(name: SettingName): string {
  switch (managedSettings[name].kind) {
    case 'list':
      return element('list', { id: `${name}_List`, key: `${KEY}\\${name}`, valuePrefix: '' })
    case 'choice':
      return element(
        'enum',
        { id: `${name}_Choice`, valueName: name, required: 'true' },
        valuesOf(name).map((value) =>
          element('item', { displayName: `$(string.${name}_${value})` }, [
            element('value', {}, [element('string', {}, value)]),
          ]),
        ),
      )
    default:
      return element('text', { id: `${name}_Text`, valueName: name, required: 'true', maxLength: '1000' })
  }
}

function groupOf(name: SettingName): Group {
  const all = Object.entries(groups) as readonly [Group, readonly SettingName[]][] // the table's own keys
  const found = all.find(([, names]) => names.includes(name))
  if (found === undefined) throw new Error(`${name} is in no group (tools/policy-templates/words.ts)`)
  return found[0]
}

/** What the template says in one language. */
export function adml(language: TemplateLanguage): string {
  const words = templateWords[language]
  const string = (id: string, text: string) => element('string', { id }, text)
  const strings = [
    string('Candor', words.product),
    string('SUPPORTED_Candor', words.supported),
    ...Object.entries(words.groups).map(([group, text]) => string(`Group_${group}`, text)),
    ...settingNames.flatMap((name) => {
      const { title, help } = words.settings[name]
      const { kind } = managedSettings[name]
      const values = valuesOf(name)
      const choices =
        kind === 'choice' ? values.map((value) => string(`${name}_${value}`, choiceWords(language, name, value))) : []
      const listed = kind === 'list' && values.length > 0 ? `\n\n${values.join(', ')}` : ''
      return [string(name, title), string(`${name}_Help`, help + listed), ...choices]
    }),
  ]
  return xmlDocument(
    element('policyDefinitionResources', { xmlns: SCHEMA, revision: '1.0', schemaVersion: '1.0' }, [
      element('displayName', {}, words.product),
      element('description', {}, words.about),
      element('resources', {}, [
        element('stringTable', {}, strings),
        element(
          'presentationTable',
          {},
          settingNames
            .filter((name) => managedSettings[name].kind !== 'switch')
            .map((name) => element('presentation', { id: name }, [control(name, words.settings[name].title)])),
        ),
      ]),
    ]),
  )
}

function choiceWords(language: TemplateLanguage, name: SettingName, value: string): string {
  const words = templateWords[language].choices[`${name}.${value}`]
  if (words === undefined) throw new Error(`${name}.${value} has no words in ${language}`)
  return words
}

function control(name: SettingName, title: string): string {
  switch (managedSettings[name].kind) {
    case 'list':
      return element('listBox', { refId: `${name}_List` }, title)
    case 'choice':
      return element('dropdownList', { refId: `${name}_Choice`, noSort: 'true' }, title)
    default:
      return element('textBox', { refId: `${name}_Text` }, [element('label', {}, title)])
  }
}
