/** Sizes and limits of the format, in bytes unless the name says otherwise (docs/formats/journal-v1.md, section 3). */
export const HEADER_BYTES = 288
export const FRAME_HEADER_BYTES = 20
export const TAG_BYTES = 16
export const SIGNATURE_BYTES = 64
export const DIGEST_BYTES = 32
/** A checkpoint or seal: a frame header and a signature. */
export const CHECKPOINT_BYTES = FRAME_HEADER_BYTES + SIGNATURE_BYTES
/** Largest value of a frame's length field, so that a damaged length cannot make a reader reserve gigabytes. */
export const MAX_FRAME_LENGTH = 1_048_576
/** Largest unit that is shipped. A writer signs a checkpoint before a unit reaches half of it. */
export const MAX_UNIT_BYTES = 2 * MAX_FRAME_LENGTH
/** Frame types (section 5). */
export const DATA = 1
export const CHECKPOINT = 2
export const SEAL = 3
export const MAX_U32 = 0xffff_ffff
