import { type SettingName, settingNames } from '../../shared/policy/managed-settings.ts'
import { jsonSchemaOf } from './setting-values.ts'
import { examples, templateWords } from './words.ts'

const words = templateWords['en-US']

/** JSON Schema of a policy file, with the words that an editor shows. */
export function jsonSchema(): string {
  return asFile({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: words.product,
    description: words.about,
    type: 'object',
    properties: Object.fromEntries(
      settingNames.map((name) => {
        const { title, help } = words.settings[name]
        return [name, { title, description: help, ...jsonSchemaOf(name) }]
      }),
    ),
    additionalProperties: false,
  })
}

/** A file to start from: locks the client to a server. */
export function jsonExample(): string {
  const names: readonly SettingName[] = ['ServerAddress', 'ServerLocked', 'AllowedServers', 'OptionalSensorsForbidden']
  return asFile(Object.fromEntries(names.map((name) => [name, examples[name]])))
}

function asFile(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
