import type { Page } from 'playwright'
import { recordOnly } from '../../../shared/policy/integrity.ts'
import { buildAttempt } from '../../fixtures/attempt-builder.ts'
import type { FakeScript } from './fake-main.ts'
import { visitHeld } from './held-screens.ts'
import { answeringScript, type Harness, standardScript } from './open.ts'
import { freshAttempt } from './views.ts'
import { type Look, openAs } from './walk.ts'

/** An attempt with a time limit, breaks, a retake and everything else that a policy may allow. */
export const limited = {
  policy: {
    ...freshAttempt.policy,
    time: {
      assessmentMinutes: 75,
      sectionMinutes: {},
      whileAway: 'stops' as const,
      breaks: { count: 2, minutes: 10 },
      outageMinutes: 15,
    },
    retake: { attempts: 2, cooldownHours: 0 },
    deletion: 'always' as const,
  },
  time: {
    atWallMs: Date.now(),
    isRunning: true,
    usedMs: 754_000,
    leftMs: 4_500_000 - 754_000,
    sections: {},
    givenBackMs: 0,
    extraTimePercent: 50,
    breaks: { left: 2, minutes: 10, untilWallMs: null },
  },
}

/** An attempt that an invigilator sees, and in which both may write. */
export const watchedAttempt = {
  policy: { ...freshAttempt.policy, integrity: { ...recordOnly, live: { isWatched: true, mayWrite: true } } },
}

const sealed = { headDigest: '5e1f09ab7c33d210'.repeat(4), events: 1_284, serverTimeMs: Date.now() }

/** What is done on each screen; `isWhole` asks for the whole page instead of what the window shows. */
export type Visit = (page: Page, screen: string, isWhole?: boolean) => Promise<unknown>

/**
 * Goes through every screen around the questions, one after the other, in any language: for pictures, and for checks that
 * hold on all of them.
 */
export async function visitFlow(harness: Harness, look: Look, visit: Visit): Promise<void> {
  const { words } = look.said
  const assessment = words('assessment')
  const check = words('check')
  const clock = words('clock')
  const deletion = words('deletion')
  const handOver = words('handOver')
  const live = words('live')
  const lobby = words('lobby')
  const practice = words('practice')
  const record = words('record')
  const results = words('results')
  const submit = words('submit')
  const open = (script: FakeScript) => openAs(harness, look, script)

  const before = await open({
    ...standardScript,
    app: answeringScript().app,
    attempt: { ...freshAttempt, ...limited, phase: 'checked' },
  })
  await before.getByRole('button', { name: check('continue') }).click()
  await before.getByRole('heading', { name: lobby('sections.title') }).waitFor()
  await visit(before, '20-lobby')
  await before.getByRole('button', { name: lobby('practice') }).click()
  await before.getByText(practice('practice.banner')).waitFor()
  await visit(before, '21-practice', false)
  await before.context().close()

  const page = await open(answeringScript(limited))
  await page.getByRole('button', { name: assessment('footer.flag') }).click()
  await visit(page, '22-item', false)
  await page.getByRole('button', { name: assessment('footer.map') }).click()
  await page.getByRole('alertdialog').waitFor()
  await visit(page, '23-map', false)
  await page.getByRole('button', { name: assessment('map.close') }).click()
  await page.getByRole('button', { name: assessment('overview') }).click()
  await page.getByRole('heading', { name: lobby('ways.title') }).waitFor()
  await visit(page, '24-overview')
  await page.getByRole('button', { name: lobby('ways.deleteDo'), exact: true }).click()
  await page.getByRole('alertdialog').waitFor()
  await visit(page, '25-delete', false)
  await page.getByRole('button', { name: deletion('dialog.keep') }).click()
  await page.getByRole('button', { name: lobby('ways.deviceDo') }).click()
  await page.getByRole('button', { name: handOver('offer.make') }).waitFor()
  await visit(page, '26-hand-over')
  await page.getByRole('button', { name: handOver('offer.make') }).click()
  await page.getByRole('heading', { name: handOver('given.title') }).waitFor()
  await visit(page, '27-handed-over')
  await page.context().close()

  const pause = await open(answeringScript(limited))
  await pause.getByRole('button', { name: assessment('overview') }).click()
  await pause.getByRole('button', { name: lobby('ways.breakDo') }).click()
  await pause.getByRole('heading', { name: clock('break.title') }).waitFor()
  await visit(pause, '28-break', false)
  await pause.context().close()

  const over = await open(answeringScript({ ...limited, time: { ...limited.time, isRunning: false, leftMs: 0 } }))
  await over.getByText(clock('over.all')).waitFor()
  await visit(over, '29-time-over', false)
  await over.context().close()

  const receipt = await open(
    answeringScript({
      ...limited,
      phase: 'submitted',
      receipt: { ...sealed, sealedWallMs: Date.now() },
    }),
  )
  await receipt.getByRole('button', { name: submit('after.retakeAsk') }).click()
  await receipt.getByText(submit('after.retakeAllowed', { number: 2, count: 2 })).waitFor()
  await visit(receipt, '30-receipt')
  await receipt.getByRole('button', { name: results('title') }).click()
  await receipt.getByRole('heading', { name: results('title') }).waitFor()
  await receipt.waitForTimeout(300)
  await visit(receipt, '31-results')
  await receipt.context().close()

  const recorded = await open({
    ...answeringScript({ ...limited, phase: 'submitted', receipt: { ...sealed, sealedWallMs: Date.now() } }),
    events: buildAttempt().events.map((event) => ({ ...event })),
  })
  await recorded.getByRole('button', { name: submit('after.record') }).click()
  await recorded.getByRole('heading', { name: record('entries.title') }).waitFor()
  const entry = 'Another window came to the front for 41 s'
  await recorded.getByRole('button', { name: record('reply.toEntry', { entry }) }).click()
  await recorded.getByRole('textbox', { name: record('reply.label', { entry }) }).fill('The doorbell rang: a parcel.')
  await visit(recorded, '34-record')
  await recorded.getByRole('button', { name: record('reply.save') }).click()
  await recorded.getByText('The doorbell rang: a parcel.').waitFor()
  await visit(recorded, '35-record-replied')
  await recorded.context().close()

  const watched = await open(answeringScript(watchedAttempt))
  await watched.getByRole('button', { name: live('menu'), exact: true }).click()
  await watched.getByRole('button', { name: live('hand.raise') }).click()
  await watched.getByText(live('hand.told')).waitFor()
  await watched.getByLabel(live('write.label')).fill('Is the second stimulus whole?')
  await watched.getByRole('button', { name: live('write.send') }).click()
  await watched.getByText('Is the second stimulus whole?').waitFor()
  await watched.getByLabel(live('write.label')).fill('It ends in the middle of a')
  await watched.evaluate(() => globalThis.fakeMain.arrive('It is.\nJudge what is there.'))
  await visit(watched, '36-help', false)
  await watched.getByRole('button', { name: live('close') }).click()
  await watched.getByRole('button', { name: live('arrived.read') }).waitFor()
  await visit(watched, '37-message', false)
  await watched.getByRole('button', { name: assessment('overview') }).click()
  await watched.getByRole('heading', { name: lobby('ways.title') }).waitFor()
  await visit(watched, '38-overview-message')
  await watched.context().close()

  const told = await open({
    ...standardScript,
    invitation: { ...standardScript.invitation, policy: watchedAttempt.policy },
    attempt: { ...freshAttempt, ...watchedAttempt },
  })
  await told.getByLabel(words('invitation')('code.label'), { exact: true }).fill(standardScript.invitation.code)
  await told.getByRole('button', { name: words('invitation')('continue'), exact: true }).click()
  await told.getByRole('heading', { name: live('seen.title') }).waitFor()
  await visit(told, '39-who-watched')
  await told.context().close()

  const other = await open(standardScript)
  await other.getByRole('link', { name: handOver('take.title') }).waitFor()
  await visit(other, '32-invitation')
  await other.goto(`${harness.address}${look.search ?? ''}#/take-over`)
  await other.getByRole('heading', { name: handOver('take.title') }).waitFor()
  await visit(other, '33-take-over')
  await other.context().close()

  await visitHeld(harness, look, visit)
}
