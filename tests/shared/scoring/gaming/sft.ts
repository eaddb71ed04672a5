import type { SftKey } from '../../../../shared/pack/keys/sft.ts'
import type { TypeAttacks } from './attacks.ts'
import { stimulusTexts } from './attacks.ts'
import { bestValues, type KeyedItem, listItemsOf, type Values } from './keyed-items.ts'

type Subject = KeyedItem<SftKey>

const textOf = (values: Values, field: string) => String(values[field] ?? '')
const bestText = (subject: Subject) => textOf(bestValues(subject), subject.key.fields.response)

/** One phrase for each thing that the response must say. */
function checklist({ key }: Subject, joint: string): string {
  const phrases =
    key.structure?.rows.map(({ names, cells }) => [names[0] ?? '', ...Object.values(cells).flat().map(String)]) ??
    key.facts.map(({ concept }) => concept[0] ?? [])
  return phrases.map((phrase) => phrase.join(' ').replace(/[!*]/gu, '')).join(joint)
}

const lorem =
  'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore magna aliqua'

/** The form that was asked for, filled with words that say nothing. */
const forms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'sft-1': {
    a: `<<Lorem>>\n\n${lorem} ${lorem}\n\n- ${lorem}\n- ${lorem}\n- ${lorem}\n\nSee you at Canal House.`,
    b: `<<Lorem>>\n\n${lorem}\n\n- ${lorem}\n- ${lorem}\n- ${lorem}\n- ${lorem}\n\nWe are glad to have you.`,
  },
  'sft-2': {
    a: `${lorem} ${lorem}\n\nYour ${lorem} *${lorem}*\n\nP.S. ${lorem}`,
    b: `${lorem} ${lorem}\n\nYour ${lorem} *${lorem}*\n\nP.S. ${lorem}`,
  },
  'sft-3': {
    a: '{"event": "lorem ipsum", "date": "2020-01-01", "room": "dolor", "items": [{"name": "amet", "count": 1, "owner": "elit"}, {"name": "sit", "count": 2, "owner": null}, {"name": "tempor", "count": 3, "owner": "magna"}]}',
    b: '{"event": "lorem ipsum", "date": "2020-01-01", "place": "dolor", "sessions": [{"title": "amet", "minutes": 1, "leader": "elit"}, {"title": "sit", "minutes": 2, "leader": null}]}',
  },
}

/** The checklist turned round: what must be stated is denied, or the forbidden is said. */
const reversed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'sft-1': {
    a: 'We do not move on Thursday 23 May and not to the fourth floor. Crates need not be closed by 4 p.m. on Wednesday 22 May. Pack things with a red tag. Do not take your laptop home. There are no new cards at the front desk of Canal House. Never ask Nadia Brooks.',
    b: 'There is no training on Saturday 6 April and nothing in the upper hall. The form need not be back by noon on Thursday 4 April. Switch on things with a blue label. Do not leave bags at home. There are no wristbands at the side door on Finch Lane. Never ask Omar Reid.',
  },
  'sft-2': {
    a: 'Lunch is provided, so do not bring your own lunch. There is no tea and no water. Your daughter is too young. You can park at the shed. The shuttle does not leave at 9 a.m. Keep the gloves. You need not sign up by Wednesday 15 May.',
    b: 'Things are held for 90 days and not for 30 days. They never go to a charity shop. Your brother needs no signed note and no photo ID. We can send it by mail. Do not come in by the garden gate. We are not open at 10 a.m. or at 4 p.m.',
  },
  'sft-3': {
    a: 'The projector is not from Leo and there are not 36 folding chairs. Sam does not own the folding chairs. The date is not 2025-09-12.',
    b: 'Petra does not lead the fire drill and the first aid is not 75 minutes. The date is not 2025-11-21.',
  },
}

/** What is written for one item of one form; nothing for an item that came later. */
function writtenFor({ pack, item }: Subject, all: typeof forms): string {
  return all[item.id]?.[pack.at(-1) ?? ''] ?? ''
}

const textsOn = (subject: Subject): Readonly<Record<string, string>> => ({
  'the source note pasted': stimulusTexts(subject)[1] ?? '',
  'the rules repeated': subject.item.reminders.join('. '),
  'the checklist in a trailing line': `Keywords: ${checklist(subject, ', ')}.`,
  'the checklist joined by and': `${checklist(subject, ' and ')}.`,
  'the form filled with words that say nothing': writtenFor(subject, forms),
  'reversed polarity': writtenFor(subject, reversed),
  ...Object.fromEntries(
    listItemsOf<SftKey>('sft')
      .filter((other) => other.item !== subject.item)
      .map((other) => [`the best response to ${other.pack} ${other.item.id}`, bestText(other)]),
  ),
})

const inResponse = ({ key }: Subject, values: Values, change: (text: string) => string): Values => ({
  ...values,
  [key.fields.response]: change(textOf(values, key.fields.response)),
})
const claimAll = ({ key }: Subject, values: Values): Values => ({
  ...values,
  [key.fields.kept]: { chosen: key.constraints.map(({ option }) => option) },
})

/** The attacks in the response alone, beside honest words about it. */
const responseChanges = (subject: Subject) =>
  Object.entries(textsOn(subject)).flatMap(([name, attack]) => [
    [
      `${name}, after the response alone`,
      (values: Values) => inResponse(subject, values, (text) => `${text}\n\n${attack}`),
    ] as const,
    [
      `${name}, before the response alone`,
      (values: Values) => inResponse(subject, values, (text) => `${attack}\n\n${text}`),
    ] as const,
  ])

export const sftAttacks: TypeAttacks<SftKey> = {
  type: 'sft',
  concepts: (key) => [
    ...key.facts.map(({ concept }) => concept),
    ...key.constraints.flatMap(({ names, reasons }) => [names, reasons]),
    key.leftOut.reasons,
    ...key.leftOut.items.map(({ concept }) => concept),
    ...(key.structure?.rows.map(({ names, cells }) => [names, Object.values(cells).flat().map(String)]) ?? []),
  ],
  texts: textsOn,
  changes: (subject) => ({
    'every rule claimed': (values) => claimAll(subject, values),
    'the response written twice': (values) => inResponse(subject, values, (text) => `${text}\n******\n${text}`),
    ...Object.fromEntries(responseChanges(subject)),
  }),
  responses: (subject, best) => ({
    ...Object.fromEntries(
      Object.entries(textsOn(subject)).map(([name, attack]) => [
        `${name}, as the response to which the best report belongs`,
        inResponse(subject, best, () => attack),
      ]),
    ),
    ...Object.fromEntries(
      subject.key.anchors.map(({ id, values }) => [
        `two answers, the second from ${id}`,
        inResponse(
          subject,
          best,
          (text) => `Version 1\n${text}\n\nVersion 2\n${textOf(values, subject.key.fields.response)}`,
        ),
      ]),
    ),
  }),
}
