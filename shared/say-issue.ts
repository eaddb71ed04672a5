import type { z } from 'zod'

/** A schema's complaint in words for an author. `value` is what the file holds there. */
export function sayIssue(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `has ${issue.keys.length === 1 ? 'a member' : 'members'} that the format does not know: ${issue.keys.join(', ')}`
    case 'invalid_type':
      return value === undefined ? 'is missing' : `must be ${article(issue.expected)}, is ${say(value)}`
    case 'invalid_value':
      return `must be ${issue.values.map(String).join(' or ')}, is ${say(value)}`
    case 'invalid_union':
      return value === undefined ? 'is missing' : `is ${say(value)}, which the format does not know here`
    case 'too_small':
      return `is too ${issue.origin === 'string' || issue.origin === 'array' ? 'short' : 'small'}: at least ${issue.minimum}`
    case 'too_big':
      return `is too ${issue.origin === 'string' || issue.origin === 'array' ? 'long' : 'large'}: at most ${issue.maximum}`
    default:
      return `${issue.message} (is ${say(value)})`
  }
}

function article(expected: string): string {
  return /^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`
}

function say(value: unknown): string {
  if (value === undefined) return 'missing'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
