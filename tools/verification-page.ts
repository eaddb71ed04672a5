import type { FactCode } from '../server/cli/verify/check.ts'
import type { Area, Knowledge, Manipulation } from '../tests/shared/tamper/manipulation.ts'
import { manipulations } from '../tests/shared/tamper/table.ts'

const titles: Readonly<Record<Area, string>> = {
  file: 'The file',
  header: 'Segment headers',
  frame: 'Bytes of frames',
  order: 'Order and number of frames and units',
  replay: 'Parts of other attempts and places',
  truncation: 'Truncation',
  seal: 'The seal, and what follows it',
  keys: 'Signing anew, and two histories',
  receipts: 'Receipts',
  time: 'Time',
  documents: 'Documents',
  replies: 'Replies after the submission',
  contents: 'Contents that the device itself signed',
}

const needs: Readonly<Record<Knowledge, string>> = {
  file: 'the file',
  'server-key': 'the server’s key',
  'reading-key': 'a reading key',
  'scoring-key': 'the scoring key',
  both: 'both keys',
}

const facts: Readonly<Record<FactCode, string>> = {
  'clock/ahead': 'the device dates something later than the server already held it',
  'clock/behind': 'the device dates something earlier than a receipt that it quotes before it',
  'clock/set-back': 'a session begins, by the device’s clock, before the one before it ended',
  'clock/jumped': 'the wall clock moved against the monotonic one, and no sensor recorded it',
  'clock/stood-still': 'receipts prove time that the device’s monotonic clock does not show',
  'clock/ran-fast': 'the device’s monotonic clock shows more time than passed between two receipts',
  'clock/after-export': 'the device dates something after the time at which the file says that it was made',
  'clock/server-set-back': 'a receipt for a later place carries an earlier time',
  'runtime/standin': 'a session was written by a test host in place of Electron',
  'runtime/other': 'a session was written by something that does not call itself Electron',
  'runtime/unsaid': 'a session does not begin by saying what writes it',
  'unit/left-out': 'a signed unit lies beyond the place from which the next segment goes on',
  'repair/unrecorded':
    'bytes lie at the end of an earlier segment, and the client did not record that a crash left them',
  'receipt/unlisted': 'the journal quotes a receipt that the file does not list',
  'receipt/other-key': 'the server’s key in the file is not the one that was given',
  'attempt/unopened': 'nothing says which pack, policy and consent document the attempt was opened with',
}

const intro = `# What is detected

Written by \`npm run generate\` from the table that the tests run (\`tests/shared/tamper\`). Each row is tried against
\`candor verify\` at every run: the honest attempt passes, the manipulated one is refused or pointed out under one of the codes
in the row. *Needs* is the least that whoever checks must have besides the file's own contents. Where it is more than the
file, the tests also assert that nothing is claimed without it. **†** marks what nobody can tell in a file without receipts: the tests
assert that too, and that the verifier then says that receipts are missing.

COUNT manipulations. Codes are explained in [errors.md](errors.md); those that are no fault of the record are explained here:

| code | what it points out |
|---|---|
FACTS

These do not make a record invalid and do not accuse anybody: a computer whose clock is wrong is a computer whose clock is
wrong. \`verify\` ends with 0 on them and says what to look at.

## What cannot be detected

- **What the device signs while it writes.** Whoever controls the device can write what they like at the time, if it is what
  the client could have written. What they wrote cannot be changed later.
- **What no receipt covers, by whoever has the device's key.** The events after the last receipt, or all of a file without
  receipts, can be written anew. The verifier says which events those are.
- **Bytes after the committed end of an earlier segment** are evidence that nothing rests on. Changing them changes nothing that is
  reported, except that they are there.
- **A server and a device that lie together.** See [threats.md](threats.md).
`

function row({ id, does, codes, needs: least, hidden }: Manipulation): string {
  const named = codes.map((code) => `\`${code}\``).join(' or ')
  return `| \`${id}\`${hidden === undefined ? '' : ' †'} | ${does} | ${named} | ${needs[least]} |`
}

/** docs/verification.md: what was tried, by what it is named, and what whoever checks needs. */
export function verificationPage(): string {
  const factRows = Object.entries(facts).map(([code, words]) => `| \`${code}\` | ${words} |`)
  const sections = Object.entries(titles).map(([area, title]) => {
    const rows = manipulations.filter((one) => one.area === area).map(row)
    return `\n## ${title}\n\n| manipulation | what was done | named | needs |\n|---|---|---|---|\n${rows.join('\n')}\n`
  })
  return intro.replace('COUNT', String(manipulations.length)).replace('FACTS', factRows.join('\n')) + sections.join('')
}
