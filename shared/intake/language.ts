/** Whether a BCP 47 tag is Spanish; every other language is asked in English. */
export function inSpanish(language: string): boolean {
  return /^es(?:-|$)/i.test(language)
}
