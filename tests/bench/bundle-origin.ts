import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { type Bundle, textOf } from './bundle-files.ts'

/** Which package each character of a built script comes from, read from its source map (ECMA-426). */

const SourceMap = z.looseObject({ sources: z.array(z.string().nullable()), mappings: z.string() })
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Numbers of one segment: base 64, five bits a digit, the lowest bit of a number is its sign. */
function decodeSegment(segment: string): readonly number[] {
  const numbers: number[] = []
  let [value, shift] = [0, 0]
  for (const digit of segment) {
    const bits = DIGITS.indexOf(digit)
    value |= (bits & 31) << shift
    shift += 5
    if ((bits & 32) !== 0) continue
    numbers.push((value & 1) === 1 ? -(value >> 1) : value >> 1)
    value = 0
    shift = 0
  }
  return numbers
}

/** `i18next`, `@codemirror/view`; `candor` for a file of this repository. */
function packageOf(source: string): string {
  const path = source.split('node_modules/').at(-1) ?? source
  if (path === source) return 'candor'
  return path.split('/', path.startsWith('@') ? 2 : 1).join('/')
}

interface Piece {
  readonly owner: string
  readonly text: string
}

/** The script cut where its map changes the source, each piece with its package; a helper without a map is the bundler's. */
function piecesOf(bundle: Bundle, file: string): readonly Piece[] {
  if (!existsSync(join(bundle.folder, `${file}.map`))) return [{ owner: 'the bundler', text: textOf(bundle, file) }]
  const map = SourceMap.parse(JSON.parse(textOf(bundle, `${file}.map`)))
  const lines = textOf(bundle, file).split('\n')
  const pieces: Piece[] = []
  let source = 0
  for (const [number, mappings] of map.mappings.split(';').entries()) {
    const line = lines[number] ?? ''
    let [column, from, owner] = [0, 0, 'candor']
    for (const segment of mappings.split(',').filter(Boolean)) {
      const [columns = 0, sources = 0] = decodeSegment(segment)
      column += columns
      source += sources
      pieces.push({ owner, text: line.slice(from, column) })
      from = column
      owner = packageOf(map.sources[source] ?? '')
    }
    pieces.push({ owner, text: `${line.slice(from)}\n` })
  }
  return pieces
}

export interface Share {
  readonly owner: string
  readonly rawKb: number
  /** What gzip saves when the package's characters are taken out of its files. */
  readonly gzipKb: number
}

/** What each package takes of some scripts, the largest first. */
export function sharesOf(bundle: Bundle, files: readonly string[]): readonly Share[] {
  const perFile = files.map((file) => piecesOf(bundle, file))
  const owners = [...new Set(perFile.flatMap((pieces) => pieces.map(({ owner }) => owner)))]
  const gzipBytes = (pieces: readonly Piece[]) => gzipSync(pieces.map(({ text }) => text).join('')).length
  const shares = owners.map((owner): Share => {
    const raw = perFile.flat().reduce((sum, piece) => sum + (piece.owner === owner ? piece.text.length : 0), 0)
    const saved = perFile.map((pieces) => {
      const others = pieces.filter((piece) => piece.owner !== owner)
      return others.length === pieces.length ? 0 : gzipBytes(pieces) - gzipBytes(others)
    })
    return { owner, rawKb: raw / 1_000, gzipKb: saved.reduce((sum, bytes) => sum + bytes, 0) / 1_000 }
  })
  return shares.toSorted((left, right) => right.gzipKb - left.gzipKb)
}
