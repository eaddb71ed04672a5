import type { Stimulus } from '../pack/pack.ts'
import type { Answer, AnsweredItem, Answers } from './answers.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text of a stranger as text of a page: nothing in it is markup. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** Blank lines part paragraphs, single line breaks stay. */
function prose(text: string): string {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p dir="auto">${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('')
}

const block = (text: string) => `<pre>${escapeHtml(text)}</pre>`
const list = (tag: 'ol' | 'ul', rows: readonly string[]) =>
  `<${tag}>${rows.map((row) => `<li>${row}</li>`).join('')}</${tag}>`
const table = (columns: readonly string[], rows: readonly (readonly string[])[]) =>
  `<table><thead><tr>${columns.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((value) => `<td>${value}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`

function stimulusBody(stimulus: Stimulus): string {
  switch (stimulus.kind) {
    case 'code':
      return block(stimulus.text)
    case 'conversation':
      return stimulus.turns.map(({ speaker, text }) => `<p class="speaker">${speaker}</p>${prose(text)}`).join('')
    case 'table':
      return table(
        stimulus.columns.map(escapeHtml),
        stimulus.rows.map((row) => row.map(escapeHtml)),
      )
    case 'trace':
      return stimulus.steps
        .map(
          ({ actor, thought, action, observation }, index) =>
            `<p class="speaker">Step ${index + 1}, ${escapeHtml(actor)}</p>${thought === undefined ? '' : prose(thought)}${block(action)}${
              observation === undefined ? '' : `<p class="speaker">Observation</p>${block(observation)}`
            }`,
        )
        .join('')
    default:
      return prose(stimulus.text)
  }
}

function sayAnswer(answer: Answer): string {
  switch (answer.kind) {
    case 'blank':
      return '<p class="blank">Left blank.</p>'
    case 'text':
      return prose(answer.text)
    case 'rating':
      return `<p><strong>${answer.value}</strong> of 5 (1: ${escapeHtml(answer.lowLabel)}, 5: ${escapeHtml(answer.highLabel)})</p>`
    case 'ordering':
      return list(
        'ol',
        answer.groups.map((group) => group.map(({ label }) => escapeHtml(label)).join(' = ')),
      )
    case 'chosen':
      return list(
        'ul',
        answer.chosen.map(({ label }) => escapeHtml(label)),
      )
    case 'highlights':
      return answer.highlights
        .map(
          ({ stimulusLabel, quote, tag, comment }) =>
            `<div class="highlight"><p class="speaker">${escapeHtml(stimulusLabel)}${tag === null ? '' : `, ${escapeHtml(tag)}`}</p><blockquote>${prose(quote)}</blockquote>${prose(comment)}</div>`,
        )
        .join('')
    case 'criteria':
      return table(
        ['Points', 'Criterion'],
        answer.criteria.map(({ text, points }) => [points === null ? '' : String(points), escapeHtml(text)]),
      )
  }
}

function itemBody(item: AnsweredItem): string {
  return [
    `<article><h3>${escapeHtml(item.title)}</h3>`,
    prose(item.instructions),
    item.reminders.length === 0 ? '' : list('ul', item.reminders.map(escapeHtml)),
    ...item.stimuli.map(
      (stimulus) =>
        `<section class="stimulus"><h4>${escapeHtml(stimulus.label)}</h4>${stimulusBody(stimulus)}</section>`,
    ),
    ...item.fields.map(
      ({ label, answer }) =>
        `<section class="answer"><h4>Answer: ${escapeHtml(label)}</h4>${sayAnswer(answer)}</section>`,
    ),
    '</article>',
  ].join('')
}

/**
 * The body of the page that the PDF is printed from (renderer/print.html): text of strangers, so every word of it is escaped,
 * and no script, style or address is in it.
 */
export function answersHtml(answers: Answers): string {
  const submitted = new Date(answers.submittedMs).toISOString().slice(0, 16).replace('T', ' ')
  const facts = [
    ['Candidate', escapeHtml(answers.candidateName)],
    ['Project', `${escapeHtml(answers.project)}, ${escapeHtml(answers.organisation)}`],
    ['Submitted', `${submitted} UTC, attempt ${answers.attemptNumber}`],
    ['Record', `${escapeHtml(answers.attemptId)}<br>head ${escapeHtml(answers.headDigest)}`],
  ]
  const sections = answers.sections.map(
    ({ title, items }) => `<section><h2>${escapeHtml(title)}</h2>${items.map(itemBody).join('')}</section>`,
  )
  return `<main><h1>${escapeHtml(answers.assessment)}</h1><dl>${facts
    .map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`)
    .join('')}</dl>${sections.join('')}</main>`
}
