/** A server must be reached over https; plain http only on this computer, for demonstrations. */
export function isTrustworthyServer(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
}

/** Whether two addresses are of one server, however they are written. */
export function isSameServer(left: string, right: string): boolean {
  const plain = (address: string) => (URL.canParse(address) ? new URL(address).href.replace(/\/+$/, '') : address)
  return plain(left) === plain(right)
}
