import type { Stimulus } from '../pack/pack.ts'
import type { Answer, AnsweredItem, Answers } from './answers.ts'

/** Characters that mean something in Markdown wherever they stand. */
const SPECIAL = /[\\`*_[\]<>|~&]/g
/** What means something at the start of a line. */
const LEADING = /^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|={2,}|-{2,}|\d{1,9}(?=[.)](\s|$)))/

/** Writes text so that Markdown shows it as it is: nothing in it is a heading, a list, a link or markup. */
export function escapeMarkdown(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replaceAll(SPECIAL, '\\$&'))
    .map((line) =>
      line.replace(LEADING, (_all, space: string, mark: string) =>
        /^\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
      ),
    )
    .join('\n')
}

/** Plain paragraphs; single line breaks stay. */
function prose(text: string): string {
  return escapeMarkdown(text)
    .split('\n')
    .map((line) => (line === '' ? line : `${line}  `))
    .join('\n')
    .replaceAll(/ {2}(?=\n\n|$)/g, '')
}

function quoted(text: string): string {
  return prose(text)
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
}

/** A block of code; its fence is longer than any run of ticks in it. */
function fenced(text: string, syntax: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${/^[\w+-]+$/.test(syntax) ? syntax : ''}\n${text}\n${fence}`
}

function cell(text: string): string {
  return escapeMarkdown(text).replaceAll('\n', ' ')
}

function stimulusBody(stimulus: Stimulus): string {
  switch (stimulus.kind) {
    case 'code':
      return fenced(stimulus.text, stimulus.syntax)
    case 'conversation':
      return stimulus.turns.map(({ speaker, text }) => `> **${speaker}**\n>\n${quoted(text)}`).join('\n>\n')
    case 'table':
      return [
        `| ${stimulus.columns.map(cell).join(' | ')} |`,
        `|${stimulus.columns.map(() => '---|').join('')}`,
        ...stimulus.rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
      ].join('\n')
    case 'trace':
      return stimulus.steps
        .map(({ actor, thought, action, observation }, index) =>
          [
            `**Step ${index + 1}, ${escapeMarkdown(actor)}**`,
            ...(thought === undefined ? [] : [quoted(thought)]),
            fenced(action, ''),
            ...(observation === undefined ? [] : ['Observation:', fenced(observation, '')]),
          ].join('\n\n'),
        )
        .join('\n\n')
    default:
      return quoted(stimulus.text)
  }
}

function sayAnswer(answer: Answer): string {
  switch (answer.kind) {
    case 'blank':
      return '*Left blank.*'
    case 'text':
      return prose(answer.text)
    case 'rating':
      return `**${answer.value}** of 5 (1: ${escapeMarkdown(answer.lowLabel)}, 5: ${escapeMarkdown(answer.highLabel)})`
    case 'ordering':
      return answer.groups
        .map((group, index) => `${index + 1}. ${group.map(({ label }) => escapeMarkdown(label)).join(' = ')}`)
        .join('\n')
    case 'chosen':
      return answer.chosen.map(({ label }) => `- ${escapeMarkdown(label)}`).join('\n')
    case 'highlights':
      return answer.highlights
        .map(({ stimulusLabel, quote, tag, comment }) =>
          [
            `**${escapeMarkdown(stimulusLabel)}**${tag === null ? '' : `, ${escapeMarkdown(tag)}`}`,
            quoted(quote),
            prose(comment),
          ].join('\n\n'),
        )
        .join('\n\n')
    case 'criteria':
      return [
        '| Points | Criterion |',
        '|---|---|',
        ...answer.criteria.map(({ text, points }) => `| ${points ?? ''} | ${cell(text)} |`),
      ].join('\n')
  }
}

function itemLines(item: AnsweredItem): readonly string[] {
  return [
    `### ${escapeMarkdown(item.title)}`,
    prose(item.instructions),
    ...(item.reminders.length === 0 ? [] : [item.reminders.map((line) => `- ${escapeMarkdown(line)}`).join('\n')]),
    ...item.stimuli.flatMap((stimulus) => [`#### ${escapeMarkdown(stimulus.label)}`, stimulusBody(stimulus)]),
    ...item.fields.flatMap(({ label, answer }) => [`#### Answer: ${escapeMarkdown(label)}`, sayAnswer(answer)]),
  ]
}

/** The submitted questions and answers as Markdown (CommonMark with tables). */
export function answersMarkdown(answers: Answers): string {
  const submitted = new Date(answers.submittedMs).toISOString().slice(0, 16).replace('T', ' ')
  const facts = [
    `- Candidate: ${escapeMarkdown(answers.candidateName)}`,
    `- Project: ${escapeMarkdown(answers.project)}, ${escapeMarkdown(answers.organisation)}`,
    `- Submitted: ${submitted} UTC, attempt ${answers.attemptNumber}`,
    `- Record: ${answers.attemptId}, head ${answers.headDigest}`,
  ]
  return `${[
    `# ${escapeMarkdown(answers.assessment)}`,
    facts.join('\n'),
    ...answers.sections.flatMap(({ title, items }) => [`## ${escapeMarkdown(title)}`, ...items.flatMap(itemLines)]),
  ].join('\n\n')}\n`
}
