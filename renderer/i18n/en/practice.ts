/** Words of practice, and of an author’s preview. */
export const practice = {
  loading: 'Loading the practice questions',
  position: 'Question {{number}} of {{count}}',
  'practice.title': 'Practice',
  'practice.banner': 'Practice: nothing is recorded, kept or sent',
  'practice.leave': 'Leave practice',
  'preview.title': 'Preview',
  'preview.banner': 'Preview for authors: nothing is recorded',
  'preview.leave': 'Close the preview',
  commentary: 'What a good answer does',
} as const
