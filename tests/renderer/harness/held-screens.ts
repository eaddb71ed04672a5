import type { AskedView } from '../../../shared/ipc/reason-views.ts'
import { holdOfLevel, recordOnly } from '../../../shared/policy/integrity.ts'
import type { FakeScript } from './fake-main.ts'
import type { Visit } from './flow-screens.ts'
import { answeringScript, type Harness, standardScript } from './open.ts'
import { freshAttempt } from './views.ts'
import { type Look, openAs } from './walk.ts'

const policy = {
  ...freshAttempt.policy,
  lockdown: 'lockdown' as const,
  integrity: {
    ...recordOnly,
    hold: null,
    reactions: { ...recordOnly.reactions, 'focus-lost': 'lock' as const, 'shortcut-refused': 'tell' as const },
  },
}
const displays = [
  { name: 'Built-in display', width: 1920, height: 1200, isInternal: true },
  { name: 'DELL U2723QE', width: 3840, height: 2160, isInternal: false },
]
const asked = (kind: AskedView['kind'], isLocked: boolean): AskedView => ({
  seq: 41,
  kind,
  isLocked,
  wallMs: Date.now() - 90_000,
  awayMs: 41_000,
  shortcut: 'Ctrl+P',
  chars: 412,
  displays: 2,
})
const held = (parts: readonly string[] = []) => ({
  parts: holdOfLevel('lockdown').map((part) => ({
    part,
    state: parts.includes(part) ? ('absent' as const) : ('held' as const),
  })),
  displays,
})

/** The screens of a held computer: before, while it is held, when something got loose, and while a reason is waited for. */
export async function visitHeld(harness: Harness, look: Look, visit: Visit): Promise<void> {
  const { words } = look.said
  const [hold, reasons, preflight, invitation, consent] = [
    words('hold'),
    words('reasons'),
    words('preflight'),
    words('invitation'),
    words('consent'),
  ]
  const open = (script: FakeScript) => openAs(harness, look, script)

  const before = await open({ ...standardScript, invitation: { ...standardScript.invitation, policy } })
  await before.getByLabel(invitation('code.label'), { exact: true }).fill(standardScript.invitation.code)
  await before.getByRole('button', { name: invitation('continue'), exact: true }).click()
  await before.getByRole('heading', { name: hold('plan.title') }).waitFor()
  await visit(before, '40-who-held')
  await before.getByRole('button', { name: consent('who.check') }).click()
  await before.getByText(preflight('report.words')).waitFor()
  await before.getByRole('list', { name: preflight('checks.title') }).waitFor()
  await visit(before, '41-preflight')
  await before.context().close()

  const loose = await open(
    answeringScript({ policy, hold: held(['kiosk', 'one-display']), asked: [asked('external-paste', false)] }),
  )
  await loose.getByText(hold('screen.happened')).waitFor()
  await visit(loose, '42-loose', false)
  await loose.getByRole('button', { name: reasons('asked.answer') }).click()
  await loose.getByRole('heading', { name: reasons('dialog.title') }).waitFor()
  await loose.waitForTimeout(250)
  await visit(loose, '43-reason', false)
  await loose.context().close()

  const holding = await open(answeringScript({ policy, hold: held() }))
  await holding.getByRole('button', { name: hold('menu'), exact: true }).click()
  await holding.getByRole('heading', { name: hold('menu.title') }).waitFor()
  await holding.waitForTimeout(250)
  await visit(holding, '44-held', false)
  await holding.context().close()

  for (const kind of ['focus-lost', 'displays-changed'] as const) {
    const locked = await open(
      answeringScript({
        policy,
        hold: held(kind === 'displays-changed' ? ['one-display'] : []),
        asked: [asked(kind, true)],
      }),
    )
    await locked.getByRole('heading', { name: reasons('lock.title') }).waitFor()
    await visit(locked, `45-locked-${kind}`)
    await locked.context().close()
  }
}
