import { writeSync } from 'node:fs'
import { openTestJournal, realTime } from '../electron/main/journal/journal-desk.ts'
import { typed } from '../shared/journal/build-journal.ts'

/**
 * A client that only writes: `node journal-child.ts FOLDER [COUNT]`. Types until it is killed, or COUNT edits; prints a
 * line of JSON for each edit after the journal said that it is durable, and one for each failure of the disk. The lines
 * are written synchronously, so that what the parent has read was acknowledged before the kill.
 */
const [folder, count] = process.argv.slice(2)
if (folder === undefined) throw new Error('a folder is needed')

const say = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`)
const journal = await openTestJournal(folder, realTime)
journal.onFailure(({ code, pendingEvents }) => say({ failed: code, pendingEvents }))
say({ opened: journal.events.length })

const pieces = ['a', 'é', '😀', '\ufeff', ' lorem ipsum', '漢字'.repeat(30), 'x'.repeat(700)]
const wanted = count === undefined ? Number.POSITIVE_INFINITY : Number(count)
const saves: Promise<void>[] = []
for (let index = 0; index < wanted; index++) {
  const inserted = pieces[index % pieces.length] ?? ''
  // One in four is urgent, so that kills also fall between a frame and its checkpoint.
  const saved = journal.append(typed(0, inserted), { isUrgent: index % 4 === 0 })
  saves.push(saved.then((event) => void say({ seq: event.seq, wallMs: event.wallMs, inserted })))
  await new Promise((resolve) => setTimeout(resolve, index % 3))
}
await Promise.all(saves)
await journal.seal()
await journal.close('quit')
say({ sealed: true })
