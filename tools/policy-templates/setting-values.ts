import { z } from 'zod'
import { managedSettings, type SettingName } from '../../shared/policy/managed-settings.ts'

/** JSON Schema of one setting, as zod writes it. What zod checks with code has no place in it. */
export function jsonSchemaOf(name: SettingName): Readonly<Record<string, unknown>> {
  const { $schema: _draft, ...schema } = z.toJSONSchema(managedSettings[name].schema, { io: 'input' })
  return schema
}

/** The values that a choice, or an entry of a list, may have; empty where any text is one. */
export function valuesOf(name: SettingName): readonly string[] {
  const { items, ...schema } = jsonSchemaOf(name) as { items?: { enum?: string[] }; enum?: string[] } // JSON Schema's own
  return schema.enum ?? items?.enum ?? []
}
