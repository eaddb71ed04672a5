import { build, type PlistValue } from 'plist'
import { preferenceDomain } from '../../electron/main/policy/read-preferences.ts'
import { managedSettings, type SettingName, settingNames } from '../../shared/policy/managed-settings.ts'
import { valuesOf } from './setting-values.ts'
import { examples, templateWords } from './words.ts'

const words = templateWords['en-US']
/** Identifiers of the example profile; an organisation that changes it makes its own. */
const PROFILE = '2E1A2F5B-6C0F-4C7B-9C1A-4A0F3C5E7D11'
const PAYLOAD = '2E1A2F5B-6C0F-4C7B-9C1A-4A0F3C5E7D12'

/** A profile that locks the client to a server: to be changed and signed by whoever uses it. */
export function mobileconfig(): string {
  const settings = ['ServerAddress', 'ServerLocked', 'AllowedServers', 'OptionalSensorsForbidden'] as const
  const about = { PayloadOrganization: 'Example', PayloadVersion: 1 }
  return plistFile({
    PayloadContent: [
      {
        ...about,
        PayloadDisplayName: words.product,
        PayloadIdentifier: `${preferenceDomain}.settings`,
        PayloadType: preferenceDomain,
        PayloadUUID: PAYLOAD,
        ...Object.fromEntries(settings.map((name) => [name, valueFor(name)])),
      },
    ],
    ...about,
    PayloadDescription: words.about,
    PayloadDisplayName: words.product,
    PayloadIdentifier: `${preferenceDomain}.profile`,
    PayloadScope: 'System',
    PayloadType: 'Configuration',
    PayloadUUID: PROFILE,
  })
}

function valueFor(name: SettingName): PlistValue {
  const example = examples[name]
  return typeof example === 'object' ? [...example] : example
}

/** A preference manifest (ProfileManifests), by which profile editors show the settings with their words. */
export function preferenceManifest(): string {
  return plistFile({
    pfm_app_url: 'https://example.com/candor',
    pfm_description: words.about,
    pfm_domain: preferenceDomain,
    pfm_format_version: 1,
    pfm_platforms: ['macOS'],
    pfm_subkeys: settingNames.map(subkey),
    pfm_targets: ['system', 'user'],
    pfm_title: words.product,
    pfm_unique: true,
    pfm_version: 1,
  })
}

function subkey(name: SettingName): PlistValue {
  const { kind, from } = managedSettings[name]
  const { title, help } = words.settings[name]
  const values = [...valuesOf(name)]
  const entry = { pfm_type: 'string', ...(values.length > 0 ? { pfm_range_list: values } : {}) }
  return {
    pfm_description: help,
    pfm_name: name,
    pfm_targets: from === 'user' ? ['system', 'user'] : ['system'],
    pfm_title: title,
    ...(kind === 'list' ? { pfm_type: 'array', pfm_subkeys: [entry] } : {}),
    ...(kind === 'switch' ? { pfm_type: 'boolean' } : {}),
    ...(kind === 'text' || kind === 'choice' ? entry : {}),
  }
}

function plistFile(value: PlistValue): string {
  return `${build(value)}\n`
}
