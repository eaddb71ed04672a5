import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AppError, errors, isErrorCode } from '../../shared/errors.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/errors.md'), 'utf8')
const rows = [...page.matchAll(/^\| `([a-z-]+\/[a-z-]+)` \| (\d+) \| (.+?) \| (.+) \|$/gm)]

describe('the list of error codes', () => {
  it('is the list of the document: codes, statuses and sentences', () => {
    const documented = rows.map(([, code, status, message]) => [code, Number(status), message])
    const listed = Object.entries(errors).map(([code, { status, message }]) => [code, status, message])
    expect(documented.toSorted()).toEqual(listed.toSorted())
  })

  it('gives each code a sentence with a full stop, a status and an area', () => {
    const odd = Object.entries(errors).filter(
      ([code, { status, message }]) =>
        !/^[a-z]+\/[a-z-]+$/.test(code) || status < 400 || status > 599 || !/^[A-Z].*\.$/.test(message),
    )
    expect(odd).toEqual([])
  })

  it('says code, sentence, detail and cause in an AppError', () => {
    const cause = new Error('EIO')
    const error = new AppError('journal/held', { detail: 'attempt 7', cause })
    expect([error.code, error.message, error.cause]).toEqual([
      'journal/held',
      `${errors['journal/held'].message} (attempt 7)`,
      cause,
    ])
    expect([isErrorCode('journal/held'), isErrorCode('toString'), isErrorCode(7)]).toEqual([true, false, false])
  })
})
