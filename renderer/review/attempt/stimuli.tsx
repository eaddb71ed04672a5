import type { ReactNode } from 'react'
import type { Item } from '../../../shared/pack/pack.ts'
import { type Stimulus, type StimulusPart, stimulusParts, traceParts } from '../../../shared/pack/stimulus.ts'
import { assertNever } from '../../../shared/result.ts'
import { MarkedText } from '../../ui/passage/marked-text.tsx'
import type { PassageMark } from '../../ui/passage/marks.ts'
import { paragraphsOf } from '../../ui/passage/paragraphs.ts'
import './stimuli.css'

type Marks = readonly PassageMark[]

export interface StimuliProps {
  readonly item: Item
  /** What the candidate marked, by stimulus. */
  readonly marks: ReadonlyMap<string, Marks>
  readonly language: string
}

/** What the candidate read, with what they marked in it; folded away unless something is marked. */
export function Stimuli({ item, marks, language }: StimuliProps) {
  return (
    <details className="stimuli" open={marks.size > 0}>
      <summary>What the candidate read</summary>
      <div lang={language} dir="auto">
        <p className="soft">{item.instructions}</p>
        {item.reminders.length === 0 ? null : (
          <ul className="small soft">
            {item.reminders.map((reminder) => (
              <li key={reminder}>{reminder}</li>
            ))}
          </ul>
        )}
        {item.stimuli.map((stimulus) => (
          <section key={stimulus.id} className="stimulus" aria-label={stimulus.label}>
            <h3>{stimulus.label}</h3>
            <StimulusText stimulus={stimulus} marks={marks.get(stimulus.id) ?? []} />
          </section>
        ))}
      </div>
    </details>
  )
}

function StimulusText({ stimulus, marks }: { readonly stimulus: Stimulus; readonly marks: Marks }) {
  const parts = stimulusParts(stimulus)
  switch (stimulus.kind) {
    case 'prompt':
    case 'response':
    case 'source-note':
      return <Prose parts={parts} marks={marks} />
    case 'conversation':
      return parts.map((part, index) => (
        <div key={part.from} className="stimulus-turn">
          <span className="small soft">{speakers[stimulus.turns[index]?.speaker ?? 'user']}</span>
          <Prose parts={[part]} marks={marks} />
        </div>
      ))
    case 'code':
      return (
        <pre>
          <code>
            <Part part={{ from: 0, text: stimulus.text }} marks={marks} />
          </code>
        </pre>
      )
    case 'table':
      return <Table parts={parts} width={stimulus.columns.length} marks={marks} />
    case 'trace':
      return (
        <ol className="stimulus-steps">
          {traceParts(stimulus).map((step, index) => (
            <li key={step[0]?.from ?? index}>
              <span className="small soft">
                Step {index + 1}, {stimulus.steps[index]?.actor}
              </span>
              {step.map((part) => (
                <p key={part.from} className="stimulus-step-part">
                  <Part part={part} marks={marks} />
                </p>
              ))}
            </li>
          ))}
        </ol>
      )
    default:
      return assertNever(stimulus)
  }
}

const speakers = { system: 'System', user: 'User', assistant: 'Assistant' } as const

function Prose({ parts, marks }: { readonly parts: readonly StimulusPart[]; readonly marks: Marks }) {
  return parts.flatMap(paragraphsOf).map((part) => (
    <p key={part.from}>
      <Part part={part} marks={marks} />
    </p>
  ))
}

function Table({
  parts,
  width,
  marks,
}: {
  readonly parts: readonly StimulusPart[]
  readonly width: number
  readonly marks: Marks
}) {
  const rows = Array.from({ length: parts.length / width }, (_, row) => parts.slice(row * width, (row + 1) * width))
  const cell = (part: StimulusPart) => <Part part={part} marks={marks} />
  const [head = [], ...body] = rows
  return (
    <Scrolling>
      <table>
        <thead>
          <tr>
            {head.map((part) => (
              <th key={part.from} scope="col">
                {cell(part)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map(([name, ...cells]) => (
            <tr key={name?.from}>
              <th scope="row">{name ? cell(name) : null}</th>
              {cells.map((part, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: empty cells share their offset, and a table never changes
                <td key={column}>{cell(part)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}

function Scrolling({ children }: { readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so the keyboard has to reach it
    <section className="stimulus-table" aria-label="Table" tabIndex={0}>
      {children}
    </section>
  )
}

function Part({ part, marks }: { readonly part: StimulusPart; readonly marks: Marks }) {
  return (
    <MarkedText
      {...part}
      marks={marks}
      renderEnd={({ number, label }) => (
        <span className="passage-mark-end" role="img" aria-label={`Mark ${number}, ${label}`} data-number={number} />
      )}
    />
  )
}
