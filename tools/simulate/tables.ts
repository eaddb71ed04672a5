import type { Answers } from './answers.ts'
import { isHonest, kinds } from './people.ts'
import { countLetters, detections, mistakes, ruleIds } from './rates.ts'
import { sayRate } from './wilson.ts'

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(row)].join('\n')

/** Each rule's mistakes and detections, over all seeds and over those held out. */
export function rulesTable(answers: Answers): string {
  const rows = ruleIds.map((rule) => [
    `[\`${rule}\`](rules/${rule}.md)`,
    sayRate(mistakes(answers, rule)),
    sayRate(mistakes(answers, rule, 'held-out')),
    sayRate(detections(answers, rule)),
    sayRate(detections(answers, rule, 'held-out')),
  ])
  return table(['rule', 'found by mistake', 'of it held out', 'detected', 'of it held out'], rows)
}

/** Every kind of person with what they do and what the rules said; rules that said `not-found` throughout are left out. */
export function kindsTable(answers: Answers): string {
  const rows = kinds.map((kind) => {
    const said = ruleIds.flatMap((rule) => {
      const { found, notFound, cannotTell } = countLetters(answers[kind.id]?.[rule] ?? '')
      if (found === 0 && cannotTell === 0) return []
      return [`\`${rule}\` ${found} / ${notFound} / ${cannotTell}`]
    })
    const wanted = isHonest(kind) ? 'nothing' : kind.expected.map((rule) => `\`${rule}\``).join(', ') || 'nothing said'
    return [kind.id, kind.description, wanted, said.join('<br>')]
  })
  return table(['kind', 'what they do', 'to be found', 'found / not found / cannot tell'], rows)
}

/** One rule over the kinds that it said anything but `not-found` about, for its page. */
export function rulePageTable(answers: Answers, rule: string): string {
  const rows = kinds.flatMap((kind) => {
    const { found, notFound, cannotTell } = countLetters(answers[kind.id]?.[rule] ?? '')
    if (found === 0 && cannotTell === 0 && !kind.expected.includes(rule)) return []
    const isMeant = kind.expected.includes(rule) ? 'yes' : 'no'
    return [[kind.id, isMeant, String(found), String(notFound), String(cannotTell)]]
  })
  const summary = `Found by mistake: ${sayRate(mistakes(answers, rule))}. Detected: ${sayRate(detections(answers, rule))}. Held out of it: ${sayRate(mistakes(answers, rule, 'held-out'))} and ${sayRate(detections(answers, rule, 'held-out'))}.`
  return `${summary}\n\n${table(['kind', 'to be found', 'found', 'not found', 'cannot tell'], rows)}`
}

/** Puts `content` between the marks `<!-- name -->` and `<!-- /name -->` of a document. Throws where they are not there. */
export function putBlock(text: string, name: string, content: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [from, to] = [text.indexOf(open), text.indexOf(close)]
  if (from === -1 || to < from) throw new Error(`the document has no block ${open} … ${close}`)
  return `${text.slice(0, from + open.length)}\n${content}\n${text.slice(to)}`
}
