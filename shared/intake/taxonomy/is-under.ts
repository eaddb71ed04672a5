/** Whether `id` is `ancestor` or lies under it. */
export function isUnder(id: string, ancestor: string): boolean {
  return id === ancestor || id.startsWith(`${ancestor}.`)
}
