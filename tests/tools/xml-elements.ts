/** One start tag of a document. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** Names of the elements around it, the outermost first. */
  readonly path: readonly string[]
}

const TOKEN =
  /<\?xml [^?]*\?>\s*|<(\/?)([A-Za-z][\w:]*)((?:\s+[A-Za-z][\w:]*="(?:[^"<&]|&(?:amp|lt|gt|quot);)*")*)\s*(\/?)>|(?:[^<&]|&(?:amp|lt|gt|quot);)+/y

/** Reads the elements of a document as plain as ours: no comments, no CDATA. Throws where it is not well-formed. */
export function xmlElements(text: string): readonly XmlElement[] {
  const elements: XmlElement[] = []
  const open: string[] = []
  let roots = 0
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex
    const token = TOKEN.exec(text)
    if (token === null) throw new Error(`not well-formed at ${at}: ${text.slice(at, at + 40)}`)
    const [whole, slash, name, attributes = '', isEmpty] = token
    if (name === undefined) {
      if (open.length === 0 && !whole.startsWith('<?xml') && whole.trim() !== '')
        throw new Error('text beside the root')
      continue
    }
    if (slash === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> ends something else`)
      continue
    }
    if (open.length === 0) roots += 1
    elements.push({ name, path: [...open], attributes: readAttributes(attributes) })
    if (isEmpty !== '/') open.push(name)
  }
  if (open.length > 0 || roots !== 1) throw new Error(`not closed: ${open.join(', ')}; roots: ${roots}`)
  return elements
}

function readAttributes(text: string): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value] as const)
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) throw new Error(`an attribute is there twice: ${text}`)
  return Object.fromEntries(pairs)
}
