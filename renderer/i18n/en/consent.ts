/** Words of the feature `consent`. */
export const consent = {} as const
