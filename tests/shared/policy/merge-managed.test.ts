import { describe, expect, test } from 'vitest'
import type { ManagedScope } from '../../../shared/policy/managed-settings.ts'
import { mergeManaged } from '../../../shared/policy/merge-managed.ts'

const source = (place: string, values: Readonly<Record<string, unknown>>, scope: ManagedScope = 'computer') => ({
  place,
  scope,
  values,
})
const merge = (...sources: readonly ReturnType<typeof source>[]) => mergeManaged({ sources, problems: [] })
const server = 'https://candor.example.com'

describe('what IT manages on a computer', () => {
  test('every value knows where it was found; a switch may be a number', () => {
    expect(merge(source('a', { ServerAddress: server, ServerLocked: 1, AllowedServers: [server] }))).toEqual({
      problems: [],
      settings: {
        ServerAddress: { value: server, scope: 'computer', place: 'a' },
        ServerLocked: { value: true, scope: 'computer', place: 'a' },
        AllowedServers: { value: [server], scope: 'computer', place: 'a' },
      },
    })
  })

  test('[M3] a user’s policy cannot relax: such a setting is refused, whether or not the computer’s has it', () => {
    const relaxing = {
      AllowedServers: ['https://elsewhere.example'],
      ForbiddenSensors: ['focus'],
      OptionalSensorsForbidden: true,
      ProxyMode: 'direct',
      DataFolder: '/tmp/mine',
    }
    const merged = merge(source('user', relaxing, 'user'))
    expect(merged.settings).toEqual({})
    expect(merged.problems.map(({ setting }) => setting)).toEqual(Object.keys(relaxing))
  })

  test('[M4] the computer’s wins over the user’s, and the stricter one where it is about holding and watching', () => {
    const user = source(
      'user',
      {
        MinimumLockdown: 'observe',
        RequiredSensors: ['focus', 'displays'],
        ServerLocked: false,
        ServerAddress: 'https://elsewhere.example',
        Language: 'es',
      },
      'user',
    )
    const computer = source('hklm', {
      MinimumLockdown: 'restrict',
      RequiredSensors: ['focus'],
      ServerLocked: true,
      ServerAddress: server,
      Language: 'en',
    })
    const { settings, problems } = merge(computer, user)
    expect(problems).toEqual([])
    expect(settings).toEqual({
      MinimumLockdown: { value: 'restrict', scope: 'computer', place: 'hklm' },
      RequiredSensors: { value: ['focus', 'displays'], scope: 'computer', place: 'hklm; user' },
      ServerLocked: { value: true, scope: 'computer', place: 'hklm' },
      ServerAddress: { value: server, scope: 'computer', place: 'hklm' },
      Language: { value: 'en', scope: 'computer', place: 'hklm' },
    })
    const raised = merge(
      source('hklm', { MinimumLockdown: 'restrict' }),
      source('u', { MinimumLockdown: 'lockdown' }, 'user'),
    )
    expect(raised.settings.MinimumLockdown).toEqual({ value: 'lockdown', scope: 'user', place: 'u' })
  })

  test('[M4] of two files of the computer the stronger one is used, and the other is named', () => {
    const merged = merge(source('90.json', { Language: 'es' }), source('10.json', { Language: 'en' }))
    expect(merged.settings.Language?.value).toBe('es')
    expect(merged.problems).toEqual([
      { place: '10.json', setting: 'Language', words: 'It is set to another value in 90.json, which is used.' },
    ])
  })

  test('[M5] what cannot be used is named with its place, and the rest is', () => {
    const merged = merge(
      source('a', {
        ServerAdress: server,
        ServerAddress: 'http://candor.example.com',
        AllowedServers: [server, 'ftp://x'],
        MinimumLockdown: 'strict',
        RequiredSensors: ['idle'],
        ForbiddenSensors: ['edits'],
        DataFolder: 'data',
        theme: 'dark',
      }),
    )
    expect(merged.settings).toEqual({
      AllowedServers: { value: [server], scope: 'computer', place: 'a' },
      Theme: { value: 'dark', scope: 'computer', place: 'a' },
    })
    expect(merged.problems.map(({ setting, words }) => `${setting}: ${words}`)).toEqual([
      'ServerAdress: There is no such setting. Check its spelling.',
      'ServerAddress: The value: is no address of a server: write https:// and its name.',
      'AllowedServers: Entry 2: is no address of a server: write https:// and its name.',
      expect.stringMatching(/^MinimumLockdown: The value: .*"observe"\|"restrict"\|"lockdown"/),
      expect.stringMatching(/^RequiredSensors: Entry 1: /),
      expect.stringMatching(/^ForbiddenSensors: Entry 1: /),
      'DataFolder: The value: is no whole path: begin with /, a drive, or {home}.',
    ])
  })

  test('[M6] settings that do not fit together are named, and what is left can be followed', () => {
    expect(merge(source('a', { ProxyMode: 'fixed', ServerLocked: true })).settings).toEqual({})
    expect(merge(source('a', { ProxyMode: 'script' })).problems[0]?.words).toBe('“script” needs ProxyScript.')
    const both = merge(source('a', { RequiredSensors: ['focus', 'power'], ForbiddenSensors: ['focus'] }))
    expect([both.settings.RequiredSensors?.value, both.settings.ForbiddenSensors?.value]).toEqual([
      ['power'],
      ['focus'],
    ])
    expect(both.problems).toHaveLength(1)
    const away = merge(
      source('hklm', { AllowedServers: [`${server}/`] }),
      source('hkcu', { ServerAddress: 'https://elsewhere.example' }, 'user'),
    )
    expect([away.settings.ServerAddress, away.problems[0]?.words]).toEqual([
      undefined,
      "It is not among the computer's AllowedServers.",
    ])
  })
})
