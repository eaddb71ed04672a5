/** Text made comparable, with the way back: unit `i` of `text` stands for the units `starts[i]` to `ends[i]` of the original. */
export interface FoldedText {
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/**
 * Letters of other scripts that look like Latin ones. Both sides of every comparison are folded, so text that is
 * written in those scripts still compares with itself.
 */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ а: 'a', в: 'b', е: 'e', ѕ: 's', і: 'i', ј: 'j', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't' },
    ...{ у: 'y', х: 'x', ԁ: 'd', ԛ: 'q', ԝ: 'w', һ: 'h', ӏ: 'l', ѵ: 'v', ɡ: 'g', ı: 'i', ɑ: 'a', ʟ: 'l' },
    ...{ α: 'a', β: 'b', ε: 'e', η: 'n', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x', ω: 'w' },
    ...{ '‘': "'", '’': "'", ʼ: "'", '‛': "'", '′': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"' },
    ...{ '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '−': '-' },
  }),
)

/** Marks, characters that show nothing (zero width, bidirectional controls, tags) and soft hyphens. */
const INVISIBLE = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
/** A run of ASCII without marks, which folds by case alone, or one base character with its marks. */
const CLUSTER = /([\0-\x7f]+)(?!\p{M})|\P{M}\p{M}*|\p{M}+/gu

/** Folds one base character with its marks: compatibility form, no marks, lower case, Latin lookalikes. */
function foldCluster(cluster: string): string {
  const bare = cluster.normalize('NFKD').replace(INVISIBLE, '').toLowerCase().replace(INVISIBLE, '')
  return [...bare].map((character) => LOOKALIKES.get(character) ?? character).join('')
}

/**
 * Folds text for matching: NFKC forms, case, accents, invisible characters and lookalike letters make no difference.
 * Never throws; offsets are UTF-16 units of `original`, which is not kept.
 */
export function foldText(original: string): FoldedText {
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const match of original.matchAll(CLUSTER)) {
    if (match[1] !== undefined) {
      for (let unit = 0; unit < match[1].length; unit++) {
        starts.push(match.index + unit)
        ends.push(match.index + unit + 1)
      }
      text += match[1].toLowerCase()
      continue
    }
    const folded = foldCluster(match[0])
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(match.index)
      ends.push(match.index + match[0].length)
    }
    text += folded
  }
  return { text, starts, ends }
}

const HIDDEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
const LETTERS = /[\p{L}\p{M}]+/gu

function toLatin(character: string): string {
  const latin = LOOKALIKES.get(character.toLowerCase())
  if (latin === undefined) return character
  return character === character.toLowerCase() ? latin : latin.toUpperCase()
}

/**
 * Text as a reader sees it, with its case, accents and lines: compatibility forms, without what shows nothing, and with
 * words of lookalike letters in the letters that they look like. A word that is not all lookalikes is another language's
 * and stays. Offsets do not lead back; use `foldText` where they must.
 */
export function unmaskText(original: string): string {
  const seen = original.normalize('NFKC').replace(/\r\n?/gu, '\n').replace(HIDDEN, '')
  const isLatin = (word: string) => /^[\p{Script=Latin}\p{M}]+$/u.test(word)
  const words = seen.replace(LETTERS, (word) => {
    const latin = [...word].map(toLatin).join('')
    return isLatin(latin) ? latin : word
  })
  return words.replace(/[‘’ʼ‛′“”„«»‐‑‒–—−]/gu, toLatin)
}
