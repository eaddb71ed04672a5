/** Words between a candidate and the invigilator: the menu of the top bar, its dialog, the notice of a message, and who sees what. */
export const live = {
  menu: 'Help',
  'menu.hand': 'Help, hand raised',
  'menu.unread_one': 'Help, {{count}} new message',
  'menu.unread_other': 'Help, {{count}} new messages',
  title: 'Ask the invigilator',
  lead: 'What you and the invigilator write becomes part of your record. They never see your answers here, and your time goes on.',
  close: 'Close',
  behind:
    'The server cannot be reached now. Your hand and what you write are kept on this device and sent as soon as it can be.',
  failureSafe: 'Your answers are safe, and what you typed here is still here.',

  'hand.raise': 'Raise your hand',
  'hand.lower': 'Lower your hand',
  'hand.down': 'The invigilator sees that you would like help.',
  'hand.told': 'Your hand is raised, and the server knows it.',
  'hand.waiting': 'Your hand is raised here. The server does not know it yet.',

  'thread.title': 'Messages',
  'thread.none': 'Nothing was written yet.',
  'thread.own': 'You, {{time}}. Sent.',
  'thread.ownWaiting': 'You, {{time}}. Kept on this device, not sent yet.',
  'thread.theirs': 'Invigilator, {{time}}',
  'thread.new': 'A new message, {{time}}',
  'thread.show': 'Show the message',

  'write.label': 'Write to the invigilator',
  'write.help_one': '{{count}} character left.',
  'write.help_other': '{{count}} characters left.',
  'write.send': 'Send',
  'write.full_one': 'There is already {{count}} message, and no more fit. Use the contact of your invitation.',
  'write.full_other': 'There are already {{count}} messages, and no more fit. Use the contact of your invitation.',

  'arrived.happened_one': 'The invigilator wrote to you.',
  'arrived.happened_other': 'The invigilator wrote to you: {{count}} new messages.',
  'arrived.safe': 'Read it when you like; that you opened it is recorded.',
  'arrived.read': 'Read',

  'seen.title': 'Who can look on',
  'seen.watched':
    'While you answer, an invigilator can see that your attempt runs, when this client was last heard of, whether you are on a break or were asked for a reason, and which sensors can see.',
  'seen.never':
    'They never see your answers or what is on your screen there, and nothing happens to your attempt by itself.',
  'seen.write':
    'You can raise your hand and write to them, and they can write to you. What is written becomes part of your record.',
} as const
