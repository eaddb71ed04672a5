import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/** The editor in the clothes of the other fields. It lives in a shadow root, so its rules are its own; tokens reach in. */
export function editorTheme(): Extension {
  return EditorView.theme({
    '&': {
      color: 'var(--ink)',
      backgroundColor: 'var(--paper-raised)',
      border: '1px solid var(--line-strong)',
      borderRadius: 'var(--radius)',
      fontSize: 'var(--text-reading)',
    },
    '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '0', borderColor: 'var(--accent)' },
    '.cm-scroller': { fontFamily: 'var(--font-sans)', lineHeight: '1.55', overflow: 'auto', maxHeight: '60vh' },
    '.cm-content': { minHeight: 'var(--editor-height, 9rem)', padding: 'var(--space-3) 0', caretColor: 'var(--ink)' },
    '.cm-line': { padding: '0 var(--space-4)' },
    '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
    '.cm-content ::selection': { backgroundColor: 'var(--selection)' },
    '.cm-line::selection': { backgroundColor: 'var(--selection)' },
  })
}
