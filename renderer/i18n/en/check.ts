/** Words of the feature `check`. */
export const check = {} as const
