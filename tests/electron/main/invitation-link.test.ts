import { expect, test } from 'vitest'
import { invitationFromArguments, parseInvitationLink } from '../../../electron/main/invitation-link.ts'
import { isTrustworthyServer } from '../../../shared/api/server-address.ts'

const code = 'ABCDEFGHJKLM'

test('a link gives its code, and the server that it names', () => {
  expect([
    parseInvitationLink(`candor://invitation/${code}`),
    parseInvitationLink('candor://invitation/abcd-efgh-jklm?server=https://score.example'),
    parseInvitationLink(`candor://invitation/${code}?server=http://127.0.0.1:8420`),
  ]).toEqual([
    { code, server: null, isCheckAsked: false },
    { code, server: 'https://score.example', isCheckAsked: false },
    { code, server: 'http://127.0.0.1:8420', isCheckAsked: false },
  ])
})

test('[L28] a link may ask for the check of the computer instead', () => {
  expect(parseInvitationLink(`candor://check/${code}?server=https://score.example`)).toEqual({
    code,
    server: 'https://score.example',
    isCheckAsked: true,
  })
})

test('what is no link, names no code or an address that is not safe is none', () => {
  const bad = [
    '',
    'invitation',
    `https://invitation/${code}`,
    `candor://other/${code}`,
    'candor://invitation',
    'candor://invitation/ABC',
    'candor://invitation/ABCDEFGHIO01',
    'candor://invitation/%E0%A4%A',
    'candor://invitation/%',
    `candor://invitation/${code}?server=http://score.example`,
    `candor://invitation/${code}?server=nonsense`,
    `candor://invitation/${code}?server=`,
    `candor://invitation/${code}?server=file:///etc`,
  ]
  expect(bad.map(parseInvitationLink)).toEqual(bad.map(() => null))
})

test('plain http is trusted on this computer only, by name and not by likeness', () => {
  const addresses = [
    'https://score.example',
    'http://localhost:8420',
    'http://[::1]:8420',
    'http://127.0.0.1',
    'http://localhost.example',
    'http://127.0.0.1@score.example',
    'http://score.example',
    'ftp://127.0.0.1',
    'no address',
  ]
  expect(addresses.map(isTrustworthyServer)).toEqual([true, true, true, true, false, false, false, false, false])
})

test('the first link among the arguments of a start counts, and one that cannot be read stops nothing', () => {
  const argv = ['/usr/bin/candor', '--flag', 'candor://invitation/%', `candor://invitation/${code}`]
  expect([invitationFromArguments(argv), invitationFromArguments(['candor'])]).toEqual([
    { code, server: null, isCheckAsked: false },
    null,
  ])
})
