/** Words of the feature `invitation`. */
export const invitation = {} as const
