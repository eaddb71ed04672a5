import { parseSync } from 'vite'

/**
 * Finds text that a person would read and that does not come from the catalogue: text between tags, and strings that read
 * as prose wherever they stand. It judges by form, so it also finds words on their way to the screen through a variable or a
 * table. What is not for people is left out by where it stands: types, imports, class names, selectors, errors of the code;
 * and keys, which are called what is printed on them.
 */

export interface Found {
  readonly text: string
  readonly line: number
}

/** Attributes that hold names and never words. */
const silentAttributes =
  /^(className|id|key|role|type|slot|href|to|d|viewBox|lang|name|style|placement|data-[\w-]+|aria-(controls|keyshortcuts|describedby|labelledby|haspopup|current|live))$/
/** Functions whose strings are for the machine. */
const silentCalls =
  /^(querySelector(All)?|closest|matches|matchMedia|(add|remove)EventListener|lazyRouteComponent|theme)$/
/** Names that are the same in every language: the product, and keys as the browser calls them. */
const names = new Set(['Candor', 'Enter', 'Escape', 'Tab', 'Home', 'End', 'Process', 'Unidentified', 'Dead'])

type Node = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number }

export function findHardCoded(file: string, source: string): readonly Found[] {
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`)
  const found: Found[] = []
  const visit = (node: Node) => {
    if (isSilent(node)) return
    const text = textOf(node)
    if (text !== null) found.push({ text, line: source.slice(0, node.start).split('\n').length })
    for (const child of childrenOf(node)) visit(child)
  }
  visit(program as unknown as Node) // a syntax tree is nodes all the way down
  return found
}

function isSilent(node: Node): boolean {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'ThrowStatement':
    case 'BinaryExpression':
      return true
    case 'JSXElement':
      return nameOf((node.openingElement as Node).name) === 'kbd'
    case 'JSXAttribute':
      return silentAttributes.test(nameOf(node.name))
    case 'NewExpression':
    case 'CallExpression':
      return nameOf(node.callee) === 'Error' || silentCalls.test(nameOf(node.callee))
    case 'Property':
      return /^(className|keys)$/.test(nameOf(node.key))
    case 'ObjectExpression':
      return isCodedError(node)
    default:
      return node.type.startsWith('TS') && !wrappers.has(node.type)
  }
}

/** Kinds of TypeScript's own that have an expression inside. */
const wrappers = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'])

/** An error with its code and its English words, as main gives them; the page says it by its code. */
function isCodedError(node: Node): boolean {
  const keys = listOf(node.properties).map((property) => nameOf(property.key))
  return keys.includes('code') && keys.includes('message')
}

function textOf(node: Node): string | null {
  if (node.type === 'JSXText') return orNull(String(node.value), (text) => /\p{L}/u.test(text))
  if (node.type === 'Literal' && typeof node.value === 'string') return orNull(node.value, isProse)
  if (node.type === 'TemplateElement') {
    const { cooked } = node.value as { cooked: string }
    return orNull(cooked, isProse)
  }
  return null
}

function orNull(text: string, isText: (text: string) => boolean): string | null {
  const trimmed = text.trim().replace(/\s+/g, ' ')
  return names.has(trimmed) || !isText(trimmed) ? null : trimmed
}

/** Two words in a row, or one that is written as a word at the start of a sentence. */
function isProse(text: string): boolean {
  return /\p{L}[.,;:!?…’”)]* +[(“‘]?\p{L}/u.test(text) || /^\p{Lu}\p{Ll}+[.:!?…]?$/u.test(text)
}

function nameOf(value: unknown): string {
  const node = value as Node | undefined
  if (node?.type === 'Identifier' || node?.type === 'JSXIdentifier') return String(node.name)
  if (node?.type === 'MemberExpression') return nameOf(node.property)
  return ''
}

function listOf(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.filter(isNode) : []
}

function childrenOf(node: Node): readonly Node[] {
  return Object.values(node).flatMap((value) => (isNode(value) ? [value] : listOf(value)))
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
