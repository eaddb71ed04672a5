import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gatherAnswers } from '../../shared/attempt/answers.ts'
import { answersHtml } from '../../shared/attempt/answers-html.ts'
import { everyKindPack } from '../fixtures/every-kind.ts'
import { fillEveryKind } from '../fixtures/fill-every-kind.ts'
import { startDisplay, type VirtualDisplay } from '../host/display.ts'
import { type BuiltRenderer, buildRenderer } from '../renderer/harness/build.ts'

let renderer: BuiltRenderer
let display: VirtualDisplay
const folder = mkdtempSync(join(tmpdir(), 'candor-pdf-'))
beforeAll(async () => {
  renderer = await buildRenderer('production')
  display = await startDisplay({ width: 1200, height: 900 })
})
afterAll(async () => {
  await display.stop()
  await renderer.remove()
  rmSync(folder, { recursive: true, force: true })
})

async function print(page: { title: string; language: string; body: string }) {
  const [pageFile, out] = [join(folder, 'page.json'), join(folder, 'answers.pdf')]
  writeFileSync(pageFile, JSON.stringify(page))
  const electron = resolve(import.meta.dirname, '../host/electron')
  const app = resolve(import.meta.dirname, 'print-app')
  const env = { ...process.env, ...display.env, RENDERER: renderer.folder, PAGE: pageFile, OUT: out }
  const child = spawn(electron, [app, `--user-data-dir=${join(folder, 'data')}`], { env })
  const [[code], said, complained] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
  expect([code, complained]).toEqual([0, expect.any(String)])
  return { bytes: readFileSync(out), said: JSON.parse(said) as { printed: number } }
}

test('a page of answers becomes a tagged PDF with its fonts, and nothing of it stays in the client', async () => {
  const answers = gatherAnswers(everyKindPack, fillEveryKind(everyKindPack), {
    attemptId: '0d9f2b52-6a4e-4f3b-9a57-3c1f0d5f8a11',
    organisation: 'Meridian Language Labs',
    project: 'Annotation guild',
    assessment: 'Every kind of question',
    candidateName: 'Ines Varga',
    attemptNumber: 1,
    submittedMs: Date.UTC(2026, 10, 27, 3, 4),
    headDigest: '5e1f09ab'.repeat(8),
  })
  const { bytes, said } = await print({ title: 'Every kind, Ines Varga', language: 'en', body: answersHtml(answers) })
  const pdf = bytes.toString('latin1')
  expect(pdf.slice(0, 5)).toBe('%PDF-')
  expect(
    [/\/StructTreeRoot/, /\/Outlines/, /\/BaseFont \/[A-Z]+\+JetBrainsMono/, /\/Lang/].map((what) => what.test(pdf)),
  ).toEqual([true, true, true, true])
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2)
  expect(said.printed).toBe(0)
})

test('a page that holds a script does not run it', async () => {
  const body =
    '<main><h1 id="it">as it was</h1></main><script>document.getElementById("it").textContent = "changed"</script>'
  const { bytes } = await print({ title: 'x', language: 'en', body })
  // The outline names the heading; it is written in plain characters.
  const pdf = bytes.toString('latin1')
  expect([pdf.includes('(as it was)'), pdf.includes('(changed)')]).toEqual([true, false])
})
