/** Words of the feature `submit`. */
export const submit = {} as const
