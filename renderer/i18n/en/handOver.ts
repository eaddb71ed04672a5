/** Words of continuing an attempt on another device. */
export const handOver = {
  'offer.title': 'Continue on another device',
  'offer.lead': 'You get a code. With it the attempt moves to another device, with every answer so far.',
  'offer.sent': 'Everything you wrote is sent to the server first, still sealed: it cannot be read there.',
  'offer.recorded': 'The change of device is recorded, and a reviewer sees it as a change you asked for.',
  'offer.locked': 'From then on this device cannot change the attempt. Until the code is used you can take it back.',
  'offer.failureSafe': 'Nothing has changed; you can go on here.',
  'offer.back': 'Go on here',
  'offer.make': 'Make the code',
  'given.title': 'Ready for the other device',
  'given.lead': 'Type this code there. It is shown only here, and only now.',
  'given.leadWithoutCode':
    'This attempt was handed over. The code was shown when it was made; take the attempt back to make a new one.',
  'given.code': 'Code for the other device',
  'given.until': 'The code works once, until {{time}}.',
  'given.step1': 'Open Candor on the other device.',
  'given.step2': 'On its first screen choose “Continue from another device”.',
  'given.step3': 'Type the code.',
  'given.once': 'Once the code is used there, the attempt continues on that device alone.',
  'given.safe': 'Every answer so far is safe here and at the server.',
  'given.takeBack': 'Take it back to this device',
  'take.title': 'Continue from another device',
  'take.lead': 'Type the code that the other device shows. The attempt moves here with every answer.',
  'take.code': 'Code',
  'take.help': 'Letters and digits in groups; hyphens and case do not matter.',
  'take.failureSafe': 'The attempt stays where it is; nothing was changed.',
  'take.back': 'Back',
  'take.do': 'Take over',

  'given.leave': 'Put it away here',
  'given.leaveWords':
    'Once the other device has the attempt, you can put it away here. It can then no longer be taken back to this device.',
} as const
