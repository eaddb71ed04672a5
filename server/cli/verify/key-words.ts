import type { EvidenceReport } from '../../../shared/bundle/check-evidence.ts'
import { toBase64Url } from '../../../shared/bytes.ts'
import type { JournalExport } from '../../../shared/journal/export.ts'
import { type Check, check, look } from './check.ts'
import { segmentsWords } from './format.ts'
import type { ReadingKey } from './reading-key.ts'

/** The keys that were used, and what trust in each of them rests on. */
export function keyChecks(
  report: EvidenceReport,
  file: JournalExport,
  reading: ReadingKey,
  serverPublicKey: Uint8Array | null,
): readonly Check[] {
  return [
    deviceKey(report),
    serverKey(report, file, serverPublicKey),
    ...readingKey(report, reading),
    ...scoringKey(report),
  ]
}

function deviceKey({ export: { readings, serverKeyOrigin }, receipts }: EvidenceReport): Check {
  const key = readings[0]?.header.devicePublicKey
  if (key === undefined) return check('keys', 'device key', 'open', 'no header holds, so no device key is known')
  const made = `${toBase64Url(key)}, made by the client for this attempt, stands in every header and signed all of it`
  if (receipts.confirmed === 0)
    return check(
      'keys',
      'device key',
      'open',
      `${made}. Nothing outside the file says that it is the right one: no receipt that could be checked agrees`,
    )
  const whose = serverKeyOrigin === 'given' ? 'the server' : 'a server, by the key in the file,'
  return check(
    'keys',
    'device key',
    'note',
    `${made}. The receipts bind it: ${whose} confirmed heads that hang on this key, and takes units by the key that was enrolled alone`,
  )
}

function serverKey(
  { export: { serverKeyOrigin } }: EvidenceReport,
  file: JournalExport,
  given: Uint8Array | null,
): Check {
  const name = 'server key'
  const inFile = file.serverPublicKey === undefined ? '' : toBase64Url(file.serverPublicKey)
  if (serverKeyOrigin === 'none')
    return check('keys', name, 'open', 'none: receipts cannot be checked', { next: 'Give it with --server-key.' })
  if (given !== null && inFile !== '' && toBase64Url(given) !== inFile)
    return look(
      'keys',
      name,
      'receipt/other-key',
      `the one you gave, ${toBase64Url(given)}. The file holds another one, ${inFile}, which was not used`,
      'Make sure that yours is the server’s. If it is, the key in the file was exchanged; ask who made the file.',
    )
  if (serverKeyOrigin === 'given')
    return check('keys', name, 'note', 'the one you gave. What it proves is as good as the way it came to you')
  const words = `the one in the file (${inFile}). It shows that the receipts belong together, and proves nothing about whose they are: a forger can put in a key of their own`
  const next = 'Get the key from the organisation by another way and give it with --server-key.'
  return check('keys', name, 'open', words, { next })
}

const origins: Readonly<Record<ReadingKey['origin'], string>> = {
  given: 'the attempt’s key that you gave',
  scoring: 'opened from the header with the scoring key that you gave',
  file: 'the one in the file: whoever holds the file can read the answers',
  none: 'none: what was written stays closed',
}

function readingKey({ export: { events } }: EvidenceReport, { origin, closedSegments }: ReadingKey): readonly Check[] {
  const proved =
    events !== null && events.length > 0 ? '. It is the right one: it opened frames that the device signed' : ''
  const note = check('keys', 'reading key', 'note', `${origins[origin]}${proved}`)
  if (closedSegments.length === 0) return [note]
  const words = `the reading key in the header of ${segmentsWords(closedSegments)} was not sealed to the scoring key that the header names, or is another one than segment 0 has: the organisation cannot read that part by its own key (journal/key-unopened)`
  const next = 'Ask the candidate for a copy that carries the key, and the client’s version.'
  const place = { segment: closedSegments[0] ?? 0, offset: 128, time: null }
  return [note, check('keys', 'sealed key', 'FAIL', words, { code: 'journal/key-unopened', next, place })]
}

function scoringKey({ segments }: EvidenceReport): readonly Check[] {
  const ids = [...new Set(segments.map(({ scoringKeyId }) => scoringKeyId))]
  if (ids.length === 0) return []
  const many = ids.length > 1 ? ' The segments name different ones' : ''
  return [
    check(
      'keys',
      'scoring key',
      'note',
      `the headers name ${ids.join(', ')}: the organisation’s workers that hold it can read the answers.${many}`,
    ),
  ]
}
