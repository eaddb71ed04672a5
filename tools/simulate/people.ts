import type { Desk, ScriptStep } from './desk.ts'
import type { Random } from './random.ts'
import { outsideText, ownText } from './texts.ts'
import { authentic, type Habits, transcribed } from './writing-statistics.ts'

/** A kind of person, and what a rule should say about them. */
export interface Kind {
  readonly id: string
  readonly description: string
  /** Rules that ought to find something; empty for honest kinds, about whom every finding is a mistake. */
  readonly expected: readonly string[]
  readonly habits: readonly Habits[]
  /** Changes of the script around the steps: policy, coverage, client. */
  readonly script?: Readonly<Record<string, unknown>>
  readonly play: (desk: Desk, random: Random) => void
}

const PROBLEMS = 'tool-library-note.problems'
const VERDICT = 'tool-library-note.verdict'
const REASONS = 'garden-notice.justification'
const passages = [
  ['tool-library-note.fact-sheet', 'A loan lasts 7 days.'],
  ['tool-library-note.fact-sheet', '1,240 tools'],
] as const

const display = (isInternal: boolean) => ({ width: 1920, height: 1080, scale: 1, isInternal })
const leave = (ms: number, more: Readonly<Record<string, unknown>> = {}): ScriptStep => ({
  do: 'leave',
  ms: Math.round(ms),
  ...more,
})

/** Systems differ in whether they announce a sleep, and in whether their monotonic clock stands still in it. */
const sleep = (random: Random, ms: number): ScriptStep => ({
  do: 'suspend',
  ms,
  isAnnounced: random.next() < 0.5,
  isMonotonicStopped: random.next() < 0.5,
})

/** Two answers of some hundred words, with something done halfway through the second. */
function writeBoth(desk: Desk, random: Random, halfway: () => void = () => {}): void {
  desk.wait(random.whole(20_000, 60_000))
  desk.focus(PROBLEMS)
  desk.write(ownText(random, random.whole(11, 15)))
  desk.wait(random.whole(20_000, 60_000))
  desk.focus(REASONS)
  desk.write(`${ownText(random, random.whole(5, 7))} `)
  halfway()
  desk.focus(REASONS, desk.text())
  desk.write(ownText(random, random.whole(5, 8)))
}

const quantile = (habits: readonly Habits[], read: (habit: Habits) => number, from: number, to: number) => {
  const sorted = habits.toSorted((one, other) => read(one) - read(other))
  return sorted.slice(Math.floor(from * sorted.length), Math.ceil(to * sorted.length))
}
const writing = (id: string, description: string, habits: readonly Habits[]): Kind => ({
  id,
  description,
  expected: [],
  habits,
  play: (desk, random) => writeBoth(desk, random),
})
const doing = (
  id: string,
  description: string,
  halfway: (desk: Desk, random: Random) => void,
  more: Partial<Kind> = {},
): Kind => ({
  id,
  description,
  expected: [],
  habits: authentic,
  play: (desk, random) => writeBoth(desk, random, () => halfway(desk, random)),
  ...more,
})

const pace = ({ msPerChar }: Habits) => msPerChar
const left = ({ productShare }: Habits) => productShare

/** People who do nothing that a rule should find. */
const honest: readonly Kind[] = [
  writing('typist', 'writes as the authors of the public essays did', authentic),
  writing('fast typist', 'the fastest quarter of them', quantile(authentic, pace, 0, 0.25)),
  writing('slow typist', 'the slowest quarter of them', quantile(authentic, pace, 0.75, 1)),
  writing('reviser', 'the quarter who take most back', quantile(authentic, left, 0, 0.25)),
  writing('linear drafter', 'the quarter who take least back', quantile(authentic, left, 0.75, 1)),
  writing(
    'second language',
    'twice as many pauses, half as long again, at two thirds of the pace',
    authentic.map((habit) => ({
      ...habit,
      msPerChar: Math.round(habit.msPerChar * 1.5),
      pausesPer100Chars: habit.pausesPer100Chars * 2,
      meanPauseMs: habit.meanPauseMs * 1.5,
    })),
  ),
  doing('undoer', 'undoes and redoes', (desk, random) => {
    const times = random.whole(1, 3)
    for (let time = 0; time < random.whole(2, 5); time++)
      desk.add({ do: 'undo', times }, { do: 'wait', ms: 900 }, { do: 'redo', times })
  }),
  doing('spell checker', 'has words replaced', (desk, random) => {
    for (const _ of Array(random.whole(2, 5))) {
      desk.put('recieve ', { do: 'type', text: 'recieve ' })
      desk.add({ do: 'replace', text: 'recieve ', with: 'receive ' }, { do: 'caret', to: 'end' })
    }
  }),
  doing('mover', 'moves, cuts and copies own text, also between answers', (desk, random) => {
    const [first = ''] = desk.text().split('. ')
    desk.add({ do: 'move', text: first, to: 'end' }, { do: 'undo' }, { do: 'caret', to: 'end' })
    desk.add({ do: 'copy', text: first }, { do: 'focus', field: VERDICT }, { do: 'paste' }, { do: 'wait', ms: 2_000 })
    desk.add({ do: 'cut', text: first }, leave(random.whole(2_000, 6_000)), {
      do: 'focus',
      field: REASONS,
      caret: 'end',
    })
    desk.put(first, { do: 'paste' })
  }),
  doing('quoter', 'quotes the stimulus by copy, by button and by dragging', (desk, random) => {
    for (const _ of Array(random.whole(2, 4))) {
      const [stimulus, text] = random.pick(passages)
      desk.add(
        { do: 'focus', field: PROBLEMS, caret: 'end' },
        { do: 'copy', stimulus, text },
        { do: 'focus', field: REASONS, caret: 'end' },
      )
      desk.put(text, { do: 'paste' })
      desk.add(
        { do: 'focus', field: VERDICT, caret: 'end' },
        { do: 'quote', stimulus: passages[0][0], text: passages[0][1] },
      )
    }
  }),
  doing('looker-up', 'leaves once for some seconds and pastes a name', (desk, random) => {
    desk.add(leave(random.whole(3_000, 9_000)))
    desk.put('Langstroth', { do: 'paste', text: 'Langstroth' })
  }),
  {
    id: 'input method',
    description: 'writes through an input method',
    expected: [],
    habits: authentic,
    play(desk, random) {
      for (const field of [PROBLEMS, REASONS]) {
        desk.focus(field)
        for (const _ of Array(random.whole(60, 90)))
          desk.add(
            {
              do: 'compose',
              interims: ['n', 'ni', 'ni h', 'ni hao'],
              text: random.pick(['你好', '答案', '第二點', '錯誤']),
            },
            { do: 'wait', ms: random.whole(200, 4_000) },
          )
      }
    },
  },
  {
    id: 'dictating',
    description: 'dictates, with a dictation window that takes the focus',
    expected: [],
    habits: authentic,
    play(desk, random) {
      for (const field of [PROBLEMS, REASONS]) {
        desk.focus(field)
        for (const _ of Array(random.whole(9, 12))) {
          if (random.next() < 0.4) desk.add(leave(random.whole(3_000, 12_000)))
          desk.add({ do: 'dictate', phrases: [`${ownText(random, 1)} `] }, { do: 'wait', ms: random.whole(500, 8_000) })
        }
      }
    },
  },
  {
    id: 'screen reader',
    description: 'uses a screen reader, whose windows come to the front and which puts text in by itself',
    expected: [],
    habits: quantile(authentic, left, 0.75, 1),
    script: { coverage: { assistive: { state: 'on', reason: 'The candidate chose to have it recorded.' } } },
    play(desk, random) {
      desk.add({ do: 'event', type: 'assistive.changed', data: { isOn: true } })
      writeBoth(desk, random, () => {
        for (const _ of Array(random.whole(2, 5))) desk.add(leave(random.whole(2_000, 40_000)))
        desk.put(' put in by the program at once. ', { do: 'inject', text: ' put in by the program at once. ' })
        desk.put(outsideText(random, 4), { do: 'paste', text: outsideText(random, 4) })
      })
    },
  },
  doing('flickers', 'has notifications that take the focus for less than a second', (desk, random) => {
    for (const _ of Array(random.whole(2, 6)))
      desk.add(leave(random.whole(150, 950)), { do: 'wait', ms: random.whole(4_000, 40_000) })
  }),
  doing('interrupted', 'has two or three system prompts that hold the focus for some seconds', (desk, random) => {
    for (const _ of Array(random.whole(2, 3)))
      desk.add(leave(random.whole(1_500, 7_000)), { do: 'wait', ms: random.whole(20_000, 60_000) })
  }),
  doing('outage', 'loses the network, and looks at the router', (desk, random) => {
    desk.add({
      do: 'outage',
      ms: random.whole(90_000, 400_000),
      steps: [leave(random.whole(4_000, 80_000)), leave(3_000)],
    })
  }),
  doing('sleeper', 'closes the lid, also unannounced, and comes back', (desk, random) => {
    desk.add({
      do: 'leave',
      cause: 'unknown',
      steps: [
        { do: 'wait', ms: 1_500 },
        sleep(random, random.whole(60_000, 3_600_000)),
        { do: 'wait', ms: random.whole(1_000, 20_000) },
      ],
    })
    desk.add(sleep(random, random.whole(60_000, 900_000)))
  }),
  doing('dock', 'docks and undocks, which flickers through the focus', (desk, random) => {
    for (const _ of Array(random.whole(1, 3))) {
      desk.add(
        { do: 'display', change: 'added', displays: [display(true), display(false)] },
        leave(random.whole(500, 9_000)),
      )
      desk.add({ do: 'wait', ms: random.whole(30_000, 90_000) })
      desk.add({ do: 'display', change: 'removed', displays: [display(true)] }, leave(random.whole(500, 9_000)))
    }
  }),
  doing('crash', 'is interrupted by crashes and a hung window', (desk, random) => {
    desk.add({ do: 'hang', ms: random.whole(3_000, 20_000) }, leave(random.whole(2_000, 12_000)))
    desk.add(
      { do: 'leave', cause: 'unknown', ms: random.whole(1_000, 30_000) },
      { do: 'crash', downMs: random.whole(20_000, 900_000) },
    )
    desk.add(leave(random.whole(2_000, 30_000)))
  }),
  doing('page failure', 'has the page fail and load again', (desk, random) => {
    for (const _ of Array(random.whole(1, 3)))
      desk.add({ do: 'pageFails', ms: random.whole(400, 2_500) }, { do: 'wait', ms: 4_000 })
  }),
  doing('breaks', 'takes breaks, and leaves the window in them', (desk, random) => {
    desk.add({ do: 'break', steps: [leave(random.whole(60_000, 240_000)), { do: 'wait', ms: 5_000 }] })
    desk.add({ do: 'quit', awayMs: random.whole(600_000, 40_000_000) })
  }),
  doing('clock corrected', 'has the system correct its clock by some seconds', (desk, random) => {
    desk.add({ do: 'clock', byMs: random.whole(-50_000, 50_000) })
  }),
]

/** People who do what a rule is for. */
const others: readonly Kind[] = [
  doing('small paster', 'pastes one sentence from outside', (desk, random) => {
    const text = outsideText(random, 1)
    desk.put(text, { do: 'copyOutside', text }, { do: 'paste' })
  }),
  doing(
    'large paster',
    'pastes half of the answer from outside',
    (desk, random) => {
      const text = outsideText(random, random.whole(6, 9))
      desk.put(text, { do: 'paste', text })
    },
    { expected: ['external-paste-share'] },
  ),
  doing(
    'pastes and edits',
    'pastes most of the answer and rewrites a part of it',
    (desk, random) => {
      const text = outsideText(random, random.whole(8, 11))
      const cut = Math.floor(text.length * (0.3 + 0.3 * random.next()))
      desk.put(
        text.slice(0, -cut),
        { do: 'paste', text },
        { do: 'wait', ms: 20_000 },
        { do: 'delete', backward: cut, msPerKey: 30 },
      )
    },
    { expected: ['external-paste-share'] },
  ),
  doing(
    'fetcher',
    'leaves several times and comes back with text',
    (desk, random) => {
      for (const _ of Array(random.whole(2, 4))) {
        const text = outsideText(random, 1)
        desk.add(
          {
            do: 'leave',
            steps: [
              { do: 'wait', ms: random.whole(5_000, 60_000) },
              { do: 'copyOutside', text },
            ],
          },
          { do: 'wait', ms: random.whole(500, 20_000) },
        )
        desk.put(text, { do: 'paste' })
        desk.wait(random.whole(5_000, 60_000))
      }
    },
    { expected: ['paste-after-departure', 'focus-loss'] },
  ),
  doing(
    'looks elsewhere',
    'leaves the window several times',
    (desk, random) => {
      for (const _ of Array(random.whole(2, 5)))
        desk.add(leave(random.whole(8_000, 120_000)), { do: 'wait', ms: random.whole(5_000, 60_000) })
    },
    { expected: ['focus-loss'] },
  ),
  writing('retyper', 'types off another screen, as the copyists of the public essays did', transcribed),
  doing(
    'injector',
    'has a program put text in',
    (desk, random) => {
      const text = outsideText(random, random.whole(2, 5))
      desk.put(text, { do: 'inject', text })
    },
    { expected: ['unattributed-text'] },
  ),
  doing(
    'page that lies',
    'runs a page that claims keys which nobody pressed',
    (desk, random) => {
      for (const _ of Array(random.whole(2, 4))) {
        const text = outsideText(random, 1)
        desk.put(text, { do: 'type', text, msPerChar: 20 })
        desk.add({ do: 'dispute', claim: 'keys', claimed: text.length, seen: random.whole(0, 8), edits: text.length })
      }
    },
    { expected: ['claims-disputed'] },
  ),
  doing(
    'sets the clock',
    'sets the clock back by hours',
    (desk, random) => {
      desk.add({ do: 'clock', byMs: -random.whole(1, 9) * 3_600_000 })
    },
    { expected: ['clock-jump'] },
  ),
  doing(
    'leaves full screen',
    'leaves full screen again and again, where the policy asks for it',
    (desk, random) => {
      for (const _ of Array(random.whole(4, 6)))
        desk.add(
          { do: 'fullscreen', to: 'left' },
          { do: 'wait', ms: random.whole(5_000, 60_000) },
          { do: 'fullscreen', to: 'entered' },
          { do: 'wait', ms: 9_000 },
        )
    },
    { expected: ['fullscreen-left'], script: { policy: { isFullscreenAsked: true } } },
  ),
  doing(
    'second display',
    'connects a second display for long, where the policy allows one',
    (desk, random) => {
      desk.add(
        { do: 'display', change: 'added', displays: [display(true), display(false)] },
        { do: 'wait', ms: random.whole(180_000, 600_000) },
      )
    },
    { expected: ['second-display'], script: { policy: { integrity: { hold: ['one-display'] } } } },
  ),
]

export const kinds: readonly Kind[] = [
  ...honest,
  ...others.map((kind) => (kind.id === 'retyper' ? { ...kind, expected: ['retyping'] } : kind)),
]
export const isHonest = ({ expected, id }: Kind) => expected.length === 0 && id !== 'small paster'
