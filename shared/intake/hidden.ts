/**
 * What stands in a reviewer's copy of an event where a text is not shared. Of one length, so that it tells nothing about
 * the text's; the sealed journal holds the text itself.
 */
export const HIDDEN = '⟦not shared⟧'
