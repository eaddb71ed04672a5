import { flip, kinds, type Manipulation } from './manipulation.ts'
import { bundleOf, exportOf, repliesTo, type World } from './world.ts'

const withReplies =
  (change: (replies: readonly Uint8Array[], world: World) => readonly Uint8Array[]) => (world: World) =>
    bundleOf(world, exportOf(world, world.written), { replies: change(world.replies, world) })
const nothing = new Uint8Array()

export const replyKinds: readonly Manipulation[] = kinds('replies', [
  {
    id: 'reply-text-edited',
    does: 'A byte of a reply was changed.',
    codes: ['reply/signature-invalid'],
    make: withReplies((replies) => replies.with(0, flip(replies[0] ?? nothing, 95))),
  },
  {
    id: 'reply-about-edited',
    does: 'A reply was put to another event.',
    codes: ['reply/signature-invalid'],
    make: withReplies((replies) => replies.with(1, flip(replies[1] ?? nothing, 64))),
  },
  {
    id: 'reply-forged',
    does: 'Somebody else signed a reply.',
    codes: ['reply/signature-invalid'],
    make: withReplies((_, w) => repliesTo({ ...w.writing, device: w.stranger }, w.written, ['I copied it.'])),
  },
  {
    id: 'reply-dropped',
    does: 'The first reply was left out.',
    codes: ['reply/chain-broken'],
    make: withReplies((replies) => replies.slice(1)),
  },
  {
    id: 'replies-exchanged',
    does: 'Two replies exchanged their places.',
    codes: ['reply/chain-broken'],
    make: withReplies((replies) => replies.toReversed()),
  },
  {
    id: 'reply-doubled',
    does: 'A reply was put in twice.',
    codes: ['reply/chain-broken'],
    make: withReplies((replies) => [...replies, ...replies.slice(1)]),
  },
  {
    id: 'reply-of-other-attempt',
    does: 'A reply was taken from another attempt of the same device.',
    codes: ['reply/other-attempt'],
    make: withReplies((_, w) => repliesTo(w.otherWriting, w.other, ['It was the cat.'])),
  },
  {
    id: 'reply-cut',
    does: 'A reply was cut short.',
    codes: ['reply/malformed'],
    make: withReplies((replies) => replies.map((one) => one.slice(0, -4))),
  },
])
