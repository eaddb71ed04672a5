/** Whether a runtime's name is that of a stand-in: such an attempt was not proctored by the real client. */
export function isStandIn(runtime: string | null): boolean {
  return runtime !== null && /stand-?in/i.test(runtime)
}
