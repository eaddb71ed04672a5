import type { ui as english } from '../en/ui.ts'
import type { Spanish } from './index.ts'

export const ui: Spanish<typeof english> = {
  'unit.seconds': '{{amount}} s',
  'unit.minutes': '{{amount}} min',
  'unit.hours': '{{amount}} h',
  'unit.hoursMinutes': '{{hours}} h {{minutes}} min',
  'unit.bytes_one': '{{count}} byte',
  'unit.bytes_many': '{{count}} de bytes',
  'unit.bytes_other': '{{count}} bytes',
  'unit.kilobytes': '{{amount}} kB',
  'unit.megabytes': '{{amount}} MB',
}
