/** Words of the feature `app`. */
export const app = {} as const
