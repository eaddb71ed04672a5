/** Words of deleting an attempt. */
export const deletion = {
  'dialog.title': 'Delete this attempt for good?',
  'dialog.keep': 'Keep it',
  'dialog.delete': 'Delete for good',
  'dialog.goes':
    'Your answers and the record go: here at once, by destroying the key that opens them, and at the server.',
  'dialog.stays':
    'What stays is that an attempt existed and when it was deleted, signed by the server, without any content.',
  'dialog.submitted': 'A submitted attempt that is deleted can no longer be rated or taken into account.',
  'dialog.failureSafe': 'The attempt is as it was.',
  'done.title': 'Deleted',
  'done.lead': 'The key of this attempt is destroyed on this device. Nothing and nobody can open its record any more.',
  'done.signed': 'The server has deleted its copy and signed for it.',
  'done.signedSafe': 'Keep the receipt below if you want to prove it.',
  'done.waiting': 'The server could not be reached yet.',
  'done.waitingSafe': 'Its copy cannot be opened from this device any more.',
  'done.waitingNext': 'Candor asks the server to delete it as soon as the network allows.',
  'done.when': 'Deleted',
  'done.attempt': 'Attempt',
  'done.receipt': 'Receipt',
  'done.close': 'Close',
} as const
