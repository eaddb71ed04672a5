/** Words of what holds the computer: the menu of the top bar, the notices beside the item, and the list before it. */
export const hold = {
  menu: 'Held',
  'menu.title': 'What is held on this computer',
  'menu.lead': 'Until you submit, close Candor or take a break. Then everything is as it was before.',
  'menu.system': 'Most systems take {{keys}} before Candor sees them. Then they are neither blocked nor recorded.',
  'menu.close': 'Close',
  'menu.leaveFullScreen': 'Leave full screen',
  'menu.wayOut': 'To get out at any time, close Candor: your answers are saved, and you can come back.',
  'menu.quit': 'Close Candor',

  'plan.title': 'What is held on your computer',
  'plan.nothing':
    'Nothing. Candor records and does not hold your computer: other programs, shortcuts and the clipboard keep working.',
  'plan.lead': 'From the start of the assessment until you submit, close Candor or take a break:',
  'plan.wayOut':
    'You can get out at any time by closing Candor: your answers are saved, your computer is as it was before, and you can come back. A crash or a power cut ends the hold as well.',

  'state.held': 'Held',
  'state.released': 'Not held now',
  'state.waived': 'Not used for you',
  'state.absent': 'Not held',

  'part.fullscreen': 'Full screen',
  'part.kiosk': 'Whole screen',
  'part.shortcuts': 'Shortcuts',
  'part.clipboard': 'Clipboard',
  'part.one-display': 'One display',
  'part.content-protection': 'Pictures of the window',
  'words.fullscreen': 'The window fills the screen. You may leave full screen; that is recorded.',
  'words.kiosk': 'The window covers the screen and the bars of the desktop. A break or closing Candor gives it back.',
  'words.shortcuts':
    'Shortcuts such as print, save, new window, full screen and screenshot do nothing; that one was pressed is recorded.',
  'words.clipboard':
    'What you copy stays in the assessment and can be pasted there, with every line and character. Text from other programs is not let in, and your computer’s own clipboard is not touched.',
  'words.one-display': 'You are asked to work with one display. Changes are recorded.',
  'words.content-protection':
    'Your system is asked to keep the window out of screenshots and shared screens. Some programs record it all the same.',

  'screen.happened': 'The window does not fill the screen any more.',
  'screen.safe': 'Everything you write is saved, and you can go on. That it was left is recorded.',
  'screen.again': 'Fill the screen',
  'displays.happened_one': '{{count}} display is connected; this assessment asks for one.',
  'displays.happened_other': '{{count}} displays are connected; this assessment asks for one.',
  'displays.next':
    'Unplug {{names}}, or mirror the displays in the settings of your system. Nothing is lost meanwhile.',
  'display.named': '{{name}} ({{width}} × {{height}})',
  'display.unnamed': 'the display with {{width}} × {{height}} points',

  'refused.happened': 'Text from another program was not put in: this assessment keeps its own clipboard.',
  'refused.safe':
    'Your answers and your computer’s clipboard are unchanged. How long the text was is recorded, not what it says.',
  'refused.next': 'Write it in your own words.',
  'refused.nextInner': 'To put in what you copied here last, paste once more.',
  'refused.understood': 'Understood',
} as const
