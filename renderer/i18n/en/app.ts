/** Words around every screen. Whoever waits for the first screen waits for these. */
export const app = {
  documentTitle: '{{title}} · Candor',
  runBy: 'Candor {{version}}',
  standIn: 'Stand-in runtime: this attempt is not proctored by the real client.',
  loading: 'Loading',
  'way.label': 'Your way through',
  'way.invitation': 'Invitation',
  'way.recorded': 'What is recorded',
  'way.consent': 'Consent',
  'way.check': 'System check',
  'way.assessment': 'Assessment',
  'way.receipt': 'Receipt',
  'failed.happened': 'This screen failed.',
  'failed.safe': 'Everything that was saved is safe on this device; the record is kept outside of this window.',
  'failed.next': 'Load the screen again. If it fails again, close Candor and open it: it returns to the same place.',
  'failed.load': 'Load again',
} as const
