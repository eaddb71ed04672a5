import { checkBefore } from '../../../electron/main/check/preflight.ts'
import { checkSystem } from '../../../electron/main/check/system-check.ts'
import pack from '../../../resources/packs/sample/pack.json' with { type: 'json' }
import { defaultPreferences } from '../../../shared/ipc/preferences.ts'
import type { AppView, AttemptView, CheckView, InvitationView } from '../../../shared/ipc/views.ts'
import { Pack } from '../../../shared/pack/pack.ts'
import { recordOnly } from '../../../shared/policy/integrity.ts'

/** Views of an invented invitation, as main would give them. */
export const attemptId = '0d9f2b52-6a4e-4f3b-9a57-3c1f0d5f8a11'
export const samplePack: Pack = Pack.parse(pack)

const policy = {
  version: 1 as const,
  lockdown: 'observe' as const,
  isFullscreenAsked: false,
  waived: [],
  toleratedFocusLoss: { count: 1, awayMs: 10_000 },
  integrity: recordOnly,
  time: null,
  retake: { attempts: 1, cooldownHours: 0 },
  deletion: 'before-submission' as const,
  results: 'bands' as const,
  retention: { responsesDays: 365, eventsDays: 180 },
}

export const app: AppView = {
  version: '0.1.0',
  runtime: 'Electron 45.4.1',
  isStandIn: false,
  platform: 'linux',
  server: 'https://scores.example.org',
  invitationCode: null,
  isCheckAsked: false,
  attemptId: null,
  preferences: defaultPreferences,
  lockedPreferences: [],
  isServerLocked: false,
  isPreview: false,
}

export const invitation: InvitationView = {
  code: 'HKTR-7WQM-3NXP',
  organisation: 'Meridian Language Labs',
  project: 'Annotation guild, spring cohort',
  assessment: 'Annotation fundamentals, sample',
  candidateName: 'Ines Varga',
  sections: [
    { title: 'Evaluation', items: 1, targetMinutes: 12 },
    { title: 'Preference Ranking', items: 1, targetMinutes: 10 },
  ],
  policy,
  accommodation: null,
  attemptNumber: 1,
  consent: {
    id: 'assessment-consent',
    version: '1.0.0',
    title: 'Consent to recording',
    asks: 'Meridian Language Labs asks you to take a skills assessment, and records how the answers are written so that a person can trust them.',
    recorded: [
      {
        what: 'Each change of your answers, with how it was entered',
        why: 'So that every character has a known origin.',
      },
      {
        what: 'That you copied, cut or pasted, with sizes',
        why: 'So that quoting the question is told apart from other text.',
      },
      {
        what: 'When another window was in front, and for how long',
        why: 'So that pauses and interruptions can be explained.',
      },
      {
        what: 'Displays, suspend, screen lock, network and faults',
        why: 'So that trouble with the computer is never held against you.',
      },
    ],
    neverRecorded: [
      'What other programs show, and the titles of their windows',
      'Which keys you press',
      'Camera, microphone, or pictures of your screen',
      'Guesses about emotion, stress or accent',
    ],
    retention: 'Answers are kept for a year, the record of events for six months. Then both are destroyed.',
    rights: [
      'You see the same record that the reviewer sees.',
      'You may reply to any event in it.',
      'You may have the attempt deleted, as far as the organisation allows it.',
    ],
  },
  consentDigest: 'c0ffee'.repeat(10).concat('abcd'),
}

export const preflight: CheckView[] = [
  ...checkBefore(
    {
      runtime: 'electron 45.4.1',
      platform: 'linux',
      secretStore: 'gnome_libsecret',
      canSealSecrets: true,
      displays: 2,
      freeBytes: 48 * 1024 ** 3,
      isServerReachable: true,
      version: '0.1.0',
      serverVersion: '0.1.0',
      offsetSeconds: 412,
      proxy: 'proxy.example.org:3128',
      syncMs: 4.2,
      lockSeconds: 300,
      takenShortcuts: ['Alt+Tab', 'Print Screen'],
      fillsScreen: null,
      waivedCount: 0,
      isVoiceOffered: false,
      microphoneAccess: null,
    },
    ['kiosk', 'shortcuts', 'clipboard', 'one-display', 'content-protection'],
  ),
]

export const checks: CheckView[] = [
  ...checkSystem(
    {
      runtime: 'electron 45.4.1',
      platform: 'linux',
      secretStore: 'basic_text',
      canSealSecrets: true,
      displays: 1,
      freeBytes: 48 * 1024 ** 3,
      isServerReachable: true,
    },
    [],
  ),
]

export const freshAttempt: AttemptView = {
  attemptId,
  organisation: invitation.organisation,
  project: invitation.project,
  assessment: invitation.assessment,
  candidateName: invitation.candidateName,
  phase: 'consented',
  pack: samplePack,
  policy,
  accommodation: null,
  attemptNumber: 1,
  currentItem: null,
  flagged: [],
  time: {
    atWallMs: 0,
    isRunning: false,
    usedMs: 0,
    leftMs: null,
    sections: {},
    givenBackMs: 0,
    extraTimePercent: 0,
    breaks: { left: 0, minutes: 0, untilWallMs: null },
  },
  isHandedOver: false,
  values: {},
  startedWallMs: null,
  interruption: null,
  receipt: null,
  save: { state: 'saved', savedWallMs: null },
  sync: { state: 'sent', pendingBytes: 0, sentWallMs: null, nextTryWallMs: null, code: null, detail: null },
  hold: { parts: [], displays: [] },
  asked: [],
}
