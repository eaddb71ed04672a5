import type { Computer } from './ask.ts'

/** Makers and models that only virtual machines carry. */
const virtualModels =
  /qemu|kvm|vmware|virtualbox|innotek|bochs|parallels|virtual machine|xen|bhyve|amazon ec2|google compute/i

const dmi = '/sys/class/dmi/id'

/**
 * What says that this computer is a virtual machine or a container, in words; null when the system cannot be asked. Many
 * honest candidates work on one.
 */
export async function machineSignals(computer: Computer): Promise<readonly string[] | null> {
  switch (computer.platform) {
    case 'linux':
      return linuxSignals(computer)
    case 'darwin': {
      const present = await computer.run('/usr/sbin/sysctl', ['-n', 'kern.hv_vmm_present'])
      if (present === null) return null
      return present.trim() === '1' ? ['the system says that it runs under a hypervisor'] : []
    }
    case 'win32': {
      const key = 'HKLM\\HARDWARE\\DESCRIPTION\\System\\BIOS'
      const values = await computer.run('reg.exe', ['query', key])
      if (values === null) return null
      const models = [...values.matchAll(/System(?:Manufacturer|ProductName)\s+REG_SZ\s+(.+)/g)]
      return models.flatMap(([, model]) => modelSignal(model ?? null))
    }
    default:
      return null
  }
}

async function linuxSignals({ readText }: Computer): Promise<readonly string[]> {
  const models = await Promise.all(
    ['sys_vendor', 'product_name', 'board_vendor', 'bios_vendor'].map((name) => readText(`${dmi}/${name}`)),
  )
  const processor = await readText('/proc/cpuinfo')
  const container = await readText('/run/systemd/container')
  const kernel = await readText('/proc/version')
  const signals = models.flatMap(modelSignal)
  if (processor !== null && /^flags\s*:.*\bhypervisor\b/m.test(processor))
    signals.push('the processor runs under a hypervisor')
  if (container !== null) signals.push(`container: ${container.trim()}`)
  if ((await readText('/.dockerenv')) !== null) signals.push('container: docker')
  if (kernel !== null && /microsoft/i.test(kernel)) signals.push('the kernel is that of Windows Subsystem for Linux')
  return [...new Set(signals)].map((signal) => signal.slice(0, 200)).slice(0, 20)
}

function modelSignal(model: string | null): string[] {
  return model !== null && virtualModels.test(model) ? [`model: ${model.trim()}`] : []
}
