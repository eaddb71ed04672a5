import { expect, test } from 'vitest'
import {
  contentSecurityPolicy,
  createAppProtocol,
  fileForRequest,
} from '../../../../electron/main/window/app-protocol.ts'

const folder = '/opt/candor/renderer'
const file = (url: string) => fileForRequest(folder, url)

test('requests map to files of the folder', () => {
  const urls = ['app://bundle/', 'app://bundle/index.html', 'app://bundle/assets/a%20b.js?v=1#x', 'app://bundle/a/../b']
  expect(urls.map(file)).toEqual([
    `${folder}/index.html`,
    `${folder}/index.html`,
    `${folder}/assets/a b.js`,
    `${folder}/b`,
  ])
})

test('nothing outside the folder, no folder and no other host is reached', () => {
  const refused = [
    'nonsense',
    'app://bundle',
    'app://other/index.html',
    'app://bundle:81/index.html',
    'app://bundle@other/index.html',
    'app://bundle/assets/',
    'app://bundle/%2e%2e%2fsecret',
    'app://bundle/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd',
    'app://bundle/a/..%2f..%2f..%2fsecret',
    'app://bundle/..%2frenderer-other/index.html',
    'app://bundle/index.html%00.js',
    'app://bundle/%',
    'app://bundle/%E0%A4%A',
  ]
  expect(refused.map(file)).toEqual(refused.map(() => null))
})

test('dots and backslashes, coded or not, never lead out of the folder', () => {
  const tries = ['..', '%2e%2e', '..\\', '%2e%2e\\', '..%5c', '%2e%2e%5c', '....//', '..;/'].flatMap((step) => [
    `app://bundle/${step}/secret`,
    `app://bundle/${step}/${step}/${step}/${step}/etc/passwd`,
    `app://bundle/assets/${step}${step}${step}secret`,
  ])
  expect(tries.map(file).filter((path) => path !== null && !path.startsWith(`${folder}/`))).toEqual([])
})

const headersOf = (answer: Response) =>
  ['content-security-policy', 'x-content-type-options', 'cross-origin-opener-policy', 'referrer-policy'].map((name) =>
    answer.headers.get(name),
  )
const secure = [contentSecurityPolicy, 'nosniff', 'same-origin', 'no-referrer']

test('every answer carries the security headers, also the one that says no', async () => {
  const asked: string[] = []
  const handle = createAppProtocol(folder, async (url) => {
    asked.push(url)
    if (url.endsWith('gone.js')) throw new Error('no such file')
    if (url.endsWith('odd.js')) return new Response('', { status: 500 })
    return new Response('page', { headers: { 'content-type': 'text/html', 'content-security-policy': 'weak' } })
  })
  const paths = ['', 'gone.js', 'odd.js', '%2e%2e%2fsecret']
  const answers = await Promise.all(paths.map((path) => handle({ url: `app://bundle/${path}` })))
  expect(answers.map((answer) => [answer.status, headersOf(answer)])).toEqual([
    [200, secure],
    [404, secure],
    [404, secure],
    [404, secure],
  ])
  expect([answers[0]?.headers.get('content-type'), await answers[0]?.text()]).toEqual(['text/html', 'page'])
  expect(asked).toEqual(['index.html', 'gone.js', 'odd.js'].map((name) => `file://${folder}/${name}`))
})

test('the policy names no source but the app itself', () => {
  const sources = contentSecurityPolicy.split('; ').flatMap((directive) => directive.split(' ').slice(1))
  expect([...new Set(sources)].toSorted()).toEqual(["'none'", "'self'", 'data:'])
  expect(contentSecurityPolicy).toContain("default-src 'none'")
})
