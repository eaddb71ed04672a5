import type { Computer } from './ask.ts'

/**
 * How this session is reached from afar, such as `ssh`; null where the system cannot be asked. Virtual desktops and
 * remote work are common, and some are accommodations.
 */
export async function remoteKinds(computer: Computer): Promise<readonly string[] | null> {
  const { platform, env } = computer
  if (platform === 'win32') return /^rdp-/i.test(env.SESSIONNAME ?? '') ? ['rdp'] : []
  if (platform !== 'linux') return null
  const kinds: string[] = []
  if (env.SSH_CONNECTION !== undefined || env.SSH_TTY !== undefined) kinds.push('ssh')
  if (env.XRDP_SESSION !== undefined || env.XRDP_SOCKET_PATH !== undefined) kinds.push('rdp')
  if (env.VNCDESKTOP !== undefined) kinds.push('vnc')
  // `host:0` is the display of another computer; `:0` and `unix:0` are of this one.
  if (/^(?!unix:)[^:/]+:\d/.test(env.DISPLAY ?? '')) kinds.push('x11')
  if (kinds.length === 0 && (await isRemoteByLogin(computer))) kinds.push('remote login')
  return kinds
}

async function isRemoteByLogin({ env, run }: Computer): Promise<boolean> {
  const session = env.XDG_SESSION_ID
  if (session === undefined) return false
  const answer = await run('loginctl', ['show-session', session, '--property=Remote', '--value'])
  return answer?.trim() === 'yes'
}
