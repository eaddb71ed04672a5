import type { EventOf } from '../attempt/events.ts'

/** Innocent causes by event: what a reviewer should think of before anything else (integrity.md, principle 1). */
export const innocent = {
  focus: {
    'other-window': [
      'A notification, an update or a system prompt came to the front.',
      'A password manager, dictation or other assistive program took the focus.',
      'A click on the desktop or on another display.',
    ],
    minimised: ['The desktop was shown by a gesture or a shortcut.', 'A window manager minimised the window.'],
    'screen-locked': ['The screen locked by itself while the candidate read.'],
    'own-dialog': ['The window belongs to Candor.'],
    suspend: ['The lid was closed or the battery ran low.'],
    unknown: ['The system did not say why; notifications and system prompts do this.'],
  } satisfies Record<EventOf<'focus.lost'>['data']['cause'], readonly string[]>,
  fullscreen: ['A system dialog or a switch between desktops ends full screen.', 'A display was plugged in or out.'],
  displays: ['A dock, a projector or a sleeping monitor was connected or woke up.', 'The resolution or scale changed.'],
  power: ['The lid was closed, or the computer went to sleep by itself.'],
  lock: ['The screen locks by itself after a while.', 'The candidate stepped away, which the policy may allow.'],
  clock: ['The system corrected its clock over the network.', 'The computer woke up with a late clock.'],
  network: ['Home networks drop; the quality of a connection says nothing about a person.'],
  fault: ['This is a fault of the client or of the computer, not an act of the candidate.'],
  instance: ['A double click on the icon or on the invitation link.'],
  gap: ['A crash, a power cut or a forced restart. What was written before is kept.'],
  quit: ['Leaving and coming back is allowed until the attempt is submitted.'],
  handOver: ['A battery that runs low, a device that is repaired or must be given back.'],
  copy: ['Copying within the assessment is part of the work.'],
  external: [
    'Text drafted in another editor, a translation, or a spelling looked up.',
    'A clipboard history or a password manager pasted older text.',
    'A quotation of the stimulus that was changed outside.',
  ],
  own: ['Moving and repeating one’s own text is part of writing.'],
  stimulus: ['The task asks for quotations.'],
  unattributed: [
    'Assistive programs and browser extensions of the system insert text without keys.',
    'A fault of the editor.',
  ],
} as const
