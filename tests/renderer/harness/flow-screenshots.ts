import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { answeringScript, standardScript, startHarness } from './open.ts'
import { freshAttempt } from './views.ts'

/** Leaves a picture of each screen around the questions in both themes: `node tests/renderer/harness/flow-screenshots.ts DIR`. */
const folder = process.argv[2]
if (!folder) throw new Error('say where the pictures go: flow-screenshots.ts DIR')
await mkdir(folder, { recursive: true })
const harness = await startHarness()

const limited = {
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

async function walk(scheme: 'light' | 'dark'): Promise<void> {
  const shoot = (page: Page, name: string, isWhole = true) =>
    page.screenshot({ path: join(folder ?? '', `${name}-${scheme}.png`), fullPage: isWhole })
  const options = { colorScheme: scheme }
  const go = (page: Page, place: string) => page.goto(`${harness.address}#${place}`)

  const before = await harness.open(
    { ...standardScript, app: answeringScript().app, attempt: { ...freshAttempt, ...limited, phase: 'checked' } },
    options,
  )
  await before.getByRole('button', { name: 'Continue' }).click()
  await before.getByRole('heading', { name: 'Sections' }).waitFor()
  await shoot(before, '20-lobby')
  await before.getByRole('button', { name: 'Practise first' }).click()
  await before.getByText('nothing is recorded').waitFor()
  await shoot(before, '21-practice', false)
  await before.context().close()

  const page = await harness.open(answeringScript(limited), options)
  await page.getByRole('button', { name: 'Flag for later' }).click()
  await shoot(page, '22-item', false)
  await page.getByRole('button', { name: 'All questions' }).click()
  await page.getByRole('alertdialog').waitFor()
  await shoot(page, '23-map', false)
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Overview' }).click()
  await page.getByRole('heading', { name: 'Stop for now' }).waitFor()
  await shoot(page, '24-overview')
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('alertdialog').waitFor()
  await shoot(page, '25-delete', false)
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByRole('button', { name: 'Hand over' }).click()
  await page.getByRole('button', { name: 'Make the code' }).waitFor()
  await shoot(page, '26-hand-over')
  await page.getByRole('button', { name: 'Make the code' }).click()
  await page.getByRole('heading', { name: 'Ready for the other device' }).waitFor()
  await shoot(page, '27-handed-over')
  await page.context().close()

  const pause = await harness.open(answeringScript(limited), options)
  await pause.getByRole('button', { name: 'Overview' }).click()
  await pause.getByRole('button', { name: 'Start a break' }).click()
  await pause.getByRole('heading', { name: 'Break' }).waitFor()
  await shoot(pause, '28-break', false)
  await pause.context().close()

  const over = await harness.open(
    answeringScript({ ...limited, time: { ...limited.time, isRunning: false, leftMs: 0 } }),
    options,
  )
  await over.getByText('The time of this assessment is over').waitFor()
  await shoot(over, '29-time-over', false)
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
  await shoot(receipt, '30-receipt')
  await receipt.getByRole('button', { name: 'Results' }).click()
  await receipt.getByRole('heading', { name: 'Results' }).waitFor()
  await receipt.waitForTimeout(300)
  await shoot(receipt, '31-results')
  await receipt.context().close()

  const other = await harness.open(standardScript, options)
  await other.getByRole('link', { name: 'Continue from another device' }).waitFor()
  await shoot(other, '32-invitation')
  await go(other, '/take-over')
  await other.getByRole('heading', { name: 'Continue from another device' }).waitFor()
  await shoot(other, '33-take-over')
  await other.context().close()
}

try {
  await walk('light')
  await walk('dark')
} finally {
  await harness.close()
}
