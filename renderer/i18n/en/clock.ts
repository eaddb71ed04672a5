/** Words of the assessment’s clock, of breaks and of limits. */
export const clock = {
  used: 'used',
  left: 'left, {{used}} used',
  leftInSection: 'left in this section, {{used}} used',
  sayLeft: '{{left}} left.',
  sayLeftInSection: '{{left}} left in this section.',
  'break.title': 'Break',
  'break.explain': 'The clock stands. Your answers are saved, and this page covers them until you are back.',
  'break.end': 'I am back',
  'break.failureSafe': 'The clock still stands.',
  'over.all': 'The time of this assessment is over.',
  'over.section': 'The time of this section is over.',
  'over.safe': 'Everything you wrote is saved.',
  'over.allNext': 'Nothing more can be written. Review your answers, then submit.',
  'over.sectionNext': 'Its answers stay as they are. You can go on with another section.',
  'over.review': 'Review answers',

  'late.happened': 'The last change came after the end and is not part of your answers.',
  'late.safe': 'Everything before it is saved, as shown here.',
} as const
