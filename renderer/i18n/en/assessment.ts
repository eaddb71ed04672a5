/** Words of the feature `assessment`. */
export const assessment = {} as const
