/**
 * Shortcuts of the Chromium browser that Electron does not have, swallowed unless the page handles the key.
 * C is Control or Meta, A Alt, S Shift.
 */
export const browserKeys: readonly string[] = [
  ...['B', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T', 'U', 'W'].map(
    (k) => `C-${k}`,
  ),
  ...['A', 'B', 'C', 'D', 'F', 'G', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'T', 'W'].map((k) => `C-S-${k}`),
  ...['C-+', 'C-S-+', 'C--', 'C-S-_', 'C-0', 'C-S-)', 'C-=', 'C-Tab', 'C-S-Tab', 'C-PageUp', 'C-PageDown', 'C-F5'],
  ...['C-S-Delete', 'S-Escape', 'C-S-Escape', 'A-ArrowLeft', 'A-ArrowRight', 'A-Home', 'A-D', 'A-E', 'A-F', 'A-F4'],
  ...['F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12'],
]
