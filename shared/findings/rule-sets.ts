import { clockJump as firstClockJump } from './first/clock-jump.ts'
import { externalPaste as firstExternalPaste } from './first/external-paste.ts'
import { focusLoss as firstFocusLoss } from './first/focus-loss.ts'
import { unattributedText as firstUnattributedText } from './first/unattributed-text.ts'
import type { RuleSet } from './model.ts'
import { claimsDisputed } from './rules/claims-disputed.ts'
import { clockJump } from './rules/clock-jump.ts'
import { externalShare } from './rules/external-share.ts'
import { focusLoss } from './rules/focus-loss.ts'
import { fullscreenLeft } from './rules/fullscreen-left.ts'
import { pasteAfterDeparture } from './rules/paste-after-departure.ts'
import { retyping } from './rules/retyping.ts'
import { secondDisplay } from './rules/second-display.ts'
import { unattributedText } from './rules/unattributed-text.ts'

/** Every set that was ever in force, the oldest first; all of them stay runnable (docs/rules/README.md). */
export const ruleSets = [
  {
    id: '2026-11.1',
    description: 'The first four rules.',
    rules: [firstExternalPaste, firstFocusLoss, firstUnattributedText, firstClockJump],
  },
  {
    id: '2026-11.2',
    description:
      'Explanations cover what they plausibly last; only the time in which answers could change is judged; rules for text after a departure, retyping, disputed claims, full screen and displays.',
    rules: [
      externalShare,
      pasteAfterDeparture,
      focusLoss,
      unattributedText,
      claimsDisputed,
      retyping,
      fullscreenLeft,
      secondDisplay,
      clockJump,
    ],
  },
] as const satisfies readonly RuleSet[]

/** The set in force. */
export const currentRules: RuleSet = ruleSets[1]

/** The set of that id; null when there is none. */
export function findRuleSet(id: string): RuleSet | null {
  return ruleSets.find((set) => set.id === id) ?? null
}
