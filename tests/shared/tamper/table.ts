import { contentKinds, documentKinds } from './content-kinds.ts'
import { sealKinds, truncationKinds } from './ending-kinds.ts'
import { fileKinds } from './file-kinds.ts'
import { frameKinds, orderKinds, replayKinds } from './frame-kinds.ts'
import { headerKinds } from './header-kinds.ts'
import { keyKinds } from './key-kinds.ts'
import type { Manipulation } from './manipulation.ts'
import { receiptKinds } from './receipt-kinds.ts'
import { replyKinds } from './reply-kinds.ts'
import { timeKinds } from './time-kinds.ts'

/** Every manipulation that is tried at each run of the tests; docs/verification.md is written from it. */
export const manipulations: readonly Manipulation[] = [
  ...fileKinds,
  ...headerKinds,
  ...frameKinds,
  ...orderKinds,
  ...replayKinds,
  ...truncationKinds,
  ...sealKinds,
  ...keyKinds,
  ...receiptKinds,
  ...timeKinds,
  ...documentKinds,
  ...replyKinds,
  ...contentKinds,
]
