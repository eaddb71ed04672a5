/** How much one process takes before it asks for patience (docs/spec/sync.md, S24 and S25). */
export interface Limits {
  /** Units of one attempt. A client that was offline for an hour sends 720 at once, a normal one sends one in 5 s. */
  readonly unitsPerSecond: number
  readonly unitBurst: number
  /** Invitations that one address looks up or uses: a cohort behind one router fits, guessing does not. */
  readonly invitationsPerSecond: number
  readonly invitationBurst: number
  /** Units that wait for the database: from the first number on clients are asked to ship less often, … */
  readonly busyDepth: number
  /** … and from this one on nothing more is taken. */
  readonly fullDepth: number
  readonly slowShipIntervalMs: number
}

export const defaultLimits: Limits = {
  unitsPerSecond: 200,
  unitBurst: 4_000,
  invitationsPerSecond: 5,
  invitationBurst: 500,
  busyDepth: 512,
  fullDepth: 4_096,
  slowShipIntervalMs: 20_000,
}
