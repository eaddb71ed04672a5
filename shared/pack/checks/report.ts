import { locatePassage } from '../../scoring/passages.ts'
import { tokenize } from '../../scoring/tokens.ts'
import type { Field } from '../field.ts'
import type { Item } from '../pack.ts'
import { plainStimuli } from '../stimulus.ts'

/** Says what is wrong at a path, for example `items/garden-notice/claims/a-fines`. */
export type Report = (path: string, words: string) => void

function repeated(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}

export function checkIds(ids: readonly string[], path: string, report: Report): void {
  for (const id of repeated(ids)) report(path, `the id “${id}” is used more than once`)
}

interface Located {
  readonly id: string
  readonly quotes?: readonly { readonly stimulus: string; readonly text: string }[] | undefined
}

/** A quote in the key that the stimulus does not hold would never be found, and nobody would notice. */
export function checkQuotes(item: Item, parts: readonly Located[], path: string, report: Report): void {
  const stimuli = plainStimuli(item)
  for (const part of parts) {
    for (const { stimulus, text } of part.quotes ?? []) {
      const source = stimuli.find(({ id }) => id === stimulus)
      if (source === undefined) report(`${path}/${part.id}`, `there is no stimulus “${stimulus}”`)
      else if (locatePassage(tokenize(source.text), text) === null) {
        report(`${path}/${part.id}`, `“${text}” does not stand in “${stimulus}”`)
      }
    }
  }
}

export function checkReferences(ids: readonly string[], known: readonly string[], path: string, report: Report): void {
  for (const id of ids) if (!known.includes(id)) report(path, `there is no “${id}”`)
}

/** Each role that a key gives to a field must be played by a field of a kind that can play it. */
export function checkRoles(
  item: Item,
  roles: readonly { readonly role: string; readonly field: string; readonly kinds: readonly Field['kind'][] }[],
  path: string,
  report: Report,
): void {
  for (const { role, field: id, kinds } of roles) {
    const field = item.fields.find((candidate) => candidate.id === id)
    if (field === undefined || !kinds.includes(field.kind))
      report(`${path}/fields/${role}`, `“${id}” is not a ${kinds.join(' or ')} field of the item`)
  }
}
