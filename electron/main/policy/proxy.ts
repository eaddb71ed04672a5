import type { ProxyConfig } from 'electron'
import type { MachinePolicy } from '../../../shared/policy/merge-managed.ts'

/** How the client reaches the network where the administrator says so; null to do as the system does (M14). */
export function proxyOf({ settings }: MachinePolicy): ProxyConfig | null {
  const { ProxyMode, ProxyServer, ProxyScript, ProxyBypass } = settings
  switch (ProxyMode?.value) {
    case 'direct':
      return { mode: 'direct' }
    case 'fixed':
      return {
        mode: 'fixed_servers',
        proxyRules: ProxyServer?.value ?? '',
        ...(ProxyBypass === undefined ? {} : { proxyBypassRules: ProxyBypass.value }),
      }
    case 'script':
      return { mode: 'pac_script', pacScript: ProxyScript?.value ?? '' }
    default:
      return null
  }
}
