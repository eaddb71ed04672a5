/** Words that belong to the components and formats themselves. */
export const ui = {
  'unit.seconds': '{{amount}} s',
  'unit.minutes': '{{amount}} min',
  'unit.hours': '{{amount}} h',
  'unit.hoursMinutes': '{{hours}} h {{minutes}} min',
  'unit.bytes_one': '{{count}} byte',
  'unit.bytes_other': '{{count}} bytes',
  'unit.kilobytes': '{{amount}} kB',
  'unit.megabytes': '{{amount}} MB',
} as const
