import { isSameServer, isTrustworthyServer } from '../../../shared/api/server-address.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { MachinePolicy } from '../../../shared/policy/merge-managed.ts'

/** Why this computer may not speak to the server at `address` for a new attempt; null when it may (M13). */
export function refusalOfServer({ settings }: MachinePolicy, address: string): ErrorCode | null {
  if (!isTrustworthyServer(address)) return 'server/untrusted'
  const { ServerAddress, ServerLocked, AllowedServers } = settings
  const isManaged = ServerAddress !== undefined && isSameServer(ServerAddress.value, address)
  if (isManaged) return null
  if (ServerLocked?.value === true) return 'server/not-allowed'
  const isAllowed = AllowedServers === undefined || AllowedServers.value.some((one) => isSameServer(one, address))
  return isAllowed ? null : 'server/not-allowed'
}

/** The server that codes are looked up at: the one that answered last where that is still allowed, else the managed one. */
export function chooseServer(machine: MachinePolicy, remembered: string | null, fallback: string): string {
  if (remembered !== null && refusalOfServer(machine, remembered) === null) return remembered
  const { ServerAddress, AllowedServers } = machine.settings
  return ServerAddress?.value ?? AllowedServers?.value[0] ?? fallback
}
