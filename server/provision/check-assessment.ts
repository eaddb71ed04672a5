import type { Pack } from '../../shared/pack/pack.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { checkIntake } from './check-intake.ts'

/** What keeps these packs and this policy from being one assessment, in words; none when nothing does (R5). */
export function checkAssessment(packs: readonly Pack[], policy: Policy): readonly string[] {
  const [first] = packs
  if (first === undefined) return ['An assessment needs at least one pack.']
  const problems: string[] = []
  for (const pack of packs) {
    if (pack.purpose !== 'assessment') problems.push(`${pack.id} is a practice pack: it has no key to rate by.`)
    if (pack.family !== first.family)
      problems.push(
        `${pack.id} is of the family ${pack.family}, ${first.id} of ${first.family}: forms share one family.`,
      )
    problems.push(...missingSections(pack, policy))
  }
  for (const [name, ids] of [
    ['id', packs.map((pack) => pack.id)],
    ['form', packs.map((pack) => pack.form)],
  ] as const)
    for (const twice of new Set(ids.filter((id, index) => ids.indexOf(id) !== index)))
      problems.push(`Two packs have the ${name} ${twice}: each form needs its own.`)
  if (policy.retake.attempts > packs.length)
    problems.push(
      `The policy allows ${policy.retake.attempts} attempts, and there are ${packs.length} forms: each attempt gets another one.`,
    )
  if (policy.intake !== undefined) problems.push(...checkIntake(policy.intake))
  return problems
}

function missingSections(pack: Pack, policy: Policy): readonly string[] {
  const known = new Set(pack.sections.map((section) => section.id))
  return Object.keys(policy.time?.sectionMinutes ?? {})
    .filter((section) => !known.has(section))
    .map((section) => `The policy limits the section ${section}, which ${pack.id} does not have.`)
}
