/** Words of what the client says about an event, and of the reasons that it asks for. */
export const reasons = {
  'noticed.focus-lost': 'Another window was in front for {{duration}}, at {{time}}.',
  'noticed.fullscreen-left': 'The window stopped filling the screen at {{time}}.',
  'noticed.displays-changed_one': '{{count}} display was connected at {{time}}.',
  'noticed.displays-changed_other': '{{count}} displays were connected at {{time}}.',
  'noticed.external-paste_one': '{{count}} character from another program was put in at {{time}}.',
  'noticed.external-paste_other': '{{count}} characters from another program were put in at {{time}}.',
  'noticed.shortcut-refused': '{{shortcut}} was pressed at {{time}}, which this assessment does not use.',

  'told.safe': 'It is recorded, and nothing is concluded from it alone.',
  'told.understood': 'Understood',

  'asked.next': 'The organisation asks why. You can say so now or later; your words stand beside it in the record.',
  'asked.answer': 'Say why',
  'asked.later': 'Later',
  'asked.open_one': '{{count}} reason is asked for.',
  'asked.open_other': '{{count}} reasons are asked for.',

  'lock.title': 'A moment, before you go on',
  'lock.safe':
    'Everything you wrote is saved. Nothing is concluded from this alone: your reason stands beside it in the record.',
  'lock.next': 'The organisation asks for a reason. Any reason lets you go on at once.',
  'lock.clock': 'The clock runs on while this page is open.',

  'dialog.title': 'Why was that?',
  'offered.label': 'Choose one',
  'offered.notification': 'A notification came up',
  'offered.aid': 'I need my screen reader or another aid',
  'offered.system': 'My system did it by itself',
  'offered.display': 'I have changed the displays back',
  'offered.other': 'Something else',
  'own.label': 'Or say it in your own words',
  'own.help': 'Up to 2,000 characters. It goes into the record as you write it.',
  'own.send': 'Send and go on',
  'failure.safe': 'Nothing you wrote is lost. Try again, or close Candor and come back.',
  cancel: 'Not now',
} as const
