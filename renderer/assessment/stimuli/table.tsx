import { type Stimulus, stimulusParts } from '../../../shared/pack/stimulus.ts'
import { useAuthored } from '../../i18n/authored.tsx'
import { BlockText } from './block.tsx'
import { Passage } from './passage.tsx'

/** A table with header cells above and at the start of each row; a wide one scrolls inside its box. */
export function TableStimulus({ stimulus }: { readonly stimulus: Extract<Stimulus, { kind: 'table' }> }) {
  const authored = useAuthored()
  const parts = stimulusParts(stimulus)
  const width = stimulus.columns.length
  const cellsOf = (row: number) => parts.slice(row * width, (row + 1) * width)
  return (
    <Passage stimulus={stimulus}>
      <table className="stimulus-table">
        <thead>
          <tr>
            {cellsOf(0).map((part) => (
              <th key={part.from} scope="col" data-from={part.from} {...authored}>
                <BlockText stimulus={stimulus.id} part={part} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stimulus.rows.map((_, row) => {
            const [name, ...cells] = cellsOf(row + 1)
            if (!name) return null
            return (
              <tr key={name.from}>
                <th scope="row" data-from={name.from} {...authored}>
                  <BlockText stimulus={stimulus.id} part={name} />
                </th>
                {cells.map((part, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: empty cells share their offset, and a table never changes
                  <td key={column} data-from={part.from} {...authored}>
                    <BlockText stimulus={stimulus.id} part={part} />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Passage>
  )
}
