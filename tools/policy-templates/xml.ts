/** One XML element: text, or elements one a line. Attributes that are undefined are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: readonly string[] | string = [],
): string {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined)
  const start = `<${name}${given.map(([key, value]) => ` ${key}="${escapeXml(value ?? '')}"`).join('')}`
  if (typeof children === 'string') return `${start}>${escapeXml(children)}</${name}>`
  if (children.length === 0) return `${start} />`
  return `${start}>\n${children.map((child) => child.replaceAll(/^(?=.)/gm, '  ')).join('\n')}\n</${name}>`
}

/** A document; ADMX and ADML are read as UTF-8. */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`
}

function escapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character)
}
