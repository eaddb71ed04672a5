/** Words of the first screen. */
export const invitation = {
  title: 'Open your invitation',
  lead: 'Enter the code from your invitation message. Nothing is recorded until you have read what is recorded and agreed.',
  'form.label': 'Invitation',
  'code.label': 'Invitation code',
  'code.help': 'Twelve letters and digits. You can paste the whole link or message.',
  'code.missing': 'Enter the code from your invitation message.',
  'code.incomplete': 'The code has {{length}} of 12 letters and digits. Check it against your message.',
  continue: 'Continue',
  looking: 'Looking…',
  'failure.safe': 'Nothing was sent but the code, and nothing is stored.',
  'failure.next': 'Check the network and the server address below the code, then press Continue again.',
  'start.safe': 'What was saved on this device has not been changed.',
  'start.next': 'Close Candor and open it again. If this stays, give the code below to whoever invited you.',
  'server.label': 'Server address',
  'server.shown': 'Server {{address}}',
  'server.change': 'Change',
  'server.changeLabel': 'Change the server address',

  otherWays: 'Other ways',
  practice: 'Practise with open questions',
  takeOver: 'Continue from another device',
} as const
