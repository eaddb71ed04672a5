import { describe, expect, test } from 'vitest'
import { type KeyPress, refusedShortcut, refusedShortcuts } from '../../../shared/policy/shortcuts.ts'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  control: false,
  alt: false,
  shift: false,
  meta: false,
  ...held,
})
const control = { control: true }

describe('[L8] shortcuts', () => {
  test('are refused by name', () => {
    expect(refusedShortcut(press('p', control), 'linux')).toBe('Ctrl+P')
    expect(refusedShortcut(press('P', control), 'linux')).toBe('Ctrl+P') // caps lock
    expect(refusedShortcut(press('I', { control: true, shift: true }), 'win32')).toBe('Ctrl+Shift+I')
    expect(refusedShortcut(press('PrintScreen'), 'linux')).toBe('Print Screen')
    expect(refusedShortcut(press('Tab', { alt: true }), 'linux')).toBe('Alt+Tab')
    expect(refusedShortcut(press('p', { meta: true }), 'darwin')).toBe('Ctrl+P')
    expect(refusedShortcut(press('p', control), 'darwin')).toBe(null) // up a line, on macOS
  })

  test('that write, move, select, undo, copy, paste or leave pass', () => {
    const passing = [
      ...'abcdefghijklmnopqrstuvwxyz0123456789@€'.split('').map((key) => press(key)),
      ...['a', 'c', 'v', 'x', 'z', 'y', 'w', 'q', 'Home', 'End', 'ArrowLeft', 'Backspace'].map((key) =>
        press(key, control),
      ),
      press('v', { control: true, shift: true }),
      press('Z', { control: true, shift: true }),
      press('F4', { alt: true }),
      press('Tab'),
      press('Tab', { shift: true }),
      press('Escape'),
      press('Enter'),
      press('p', { control: true, alt: true }), // AltGr
      press('ś', { alt: true }),
    ]
    for (const platform of ['linux', 'win32', 'darwin'])
      expect(passing.filter((one) => refusedShortcut(one, platform) !== null)).toEqual([])
  })

  test('have a name each', () => {
    expect(new Set(refusedShortcuts).size).toBe(refusedShortcuts.length)
  })
})
