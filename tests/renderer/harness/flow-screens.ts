import type { BrowserContextOptions, Page } from 'playwright'
import { answeringScript, type Harness, standardScript } from './open.ts'
import { freshAttempt } from './views.ts'

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

/** What is done on each screen; `isWhole` asks for the whole page instead of what the window shows. */
export type Visit = (page: Page, screen: string, isWhole?: boolean) => Promise<unknown>

/** Goes through every screen around the questions, one after the other: for pictures, and for checks that hold on all of them. */
export async function visitFlow(harness: Harness, options: BrowserContextOptions, visit: Visit): Promise<void> {
  const before = await harness.open(
    { ...standardScript, app: answeringScript().app, attempt: { ...freshAttempt, ...limited, phase: 'checked' } },
    options,
  )
  await before.getByRole('button', { name: 'Continue' }).click()
  await before.getByRole('heading', { name: 'Sections' }).waitFor()
  await visit(before, '20-lobby')
  await before.getByRole('button', { name: 'Practise first' }).click()
  await before.getByText('nothing is recorded').waitFor()
  await visit(before, '21-practice', false)
  await before.context().close()

  const page = await harness.open(answeringScript(limited), options)
  await page.getByRole('button', { name: 'Flag for later' }).click()
  await visit(page, '22-item', false)
  await page.getByRole('button', { name: 'All questions' }).click()
  await page.getByRole('alertdialog').waitFor()
  await visit(page, '23-map', false)
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Overview' }).click()
  await page.getByRole('heading', { name: 'Stop for now' }).waitFor()
  await visit(page, '24-overview')
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('alertdialog').waitFor()
  await visit(page, '25-delete', false)
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByRole('button', { name: 'Hand over' }).click()
  await page.getByRole('button', { name: 'Make the code' }).waitFor()
  await visit(page, '26-hand-over')
  await page.getByRole('button', { name: 'Make the code' }).click()
  await page.getByRole('heading', { name: 'Ready for the other device' }).waitFor()
  await visit(page, '27-handed-over')
  await page.context().close()

  const pause = await harness.open(answeringScript(limited), options)
  await pause.getByRole('button', { name: 'Overview' }).click()
  await pause.getByRole('button', { name: 'Start a break' }).click()
  await pause.getByRole('heading', { name: 'Break' }).waitFor()
  await visit(pause, '28-break', false)
  await pause.context().close()

  const over = await harness.open(
    answeringScript({ ...limited, time: { ...limited.time, isRunning: false, leftMs: 0 } }),
    options,
  )
  await over.getByText('The time of this assessment is over').waitFor()
  await visit(over, '29-time-over', false)
  await over.context().close()

  const receipt = await harness.open(
    answeringScript({
      ...limited,
      phase: 'submitted',
      receipt: {
        sealedWallMs: Date.now(),
        headDigest: '5e1f09ab7c33d210'.repeat(4),
        events: 1_284,
        serverTimeMs: Date.now(),
      },
    }),
    options,
  )
  await receipt.getByRole('button', { name: 'Is another attempt possible?' }).click()
  await receipt.getByText('You may begin attempt').waitFor()
  await visit(receipt, '30-receipt')
  await receipt.getByRole('button', { name: 'Results' }).click()
  await receipt.getByRole('heading', { name: 'Results' }).waitFor()
  await receipt.waitForTimeout(300)
  await visit(receipt, '31-results')
  await receipt.context().close()

  const other = await harness.open(standardScript, options)
  await other.getByRole('link', { name: 'Continue from another device' }).waitFor()
  await visit(other, '32-invitation')
  await other.goto(`${harness.address}#/take-over`)
  await other.getByRole('heading', { name: 'Continue from another device' }).waitFor()
  await visit(other, '33-take-over')
  await other.context().close()
}
