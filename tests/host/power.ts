import { EventEmitter } from 'node:events'

type Implemented = Pick<Electron.PowerMonitor, 'getSystemIdleTime' | 'getSystemIdleState' | 'isOnBatteryPower'>

/** `powerMonitor`: a virtual display never sleeps or locks. A test emits `suspend`, `resume`, `lock-screen` itself. */
class PowerMonitor extends EventEmitter implements Implemented {
  readonly onBatteryPower = false

  getSystemIdleTime(): number {
    return 0
  }
  getSystemIdleState(): 'active' {
    return 'active'
  }
  isOnBatteryPower(): boolean {
    return false
  }
}

export const powerMonitor = new PowerMonitor()

const blockers = new Set<number>()
let nextBlocker = 1

/** `powerSaveBlocker`: remembers who asked; there is nothing to block. */
export const powerSaveBlocker = {
  start(): number {
    const id = nextBlocker++
    blockers.add(id)
    return id
  },
  stop: (id: number): boolean => blockers.delete(id),
  isStarted: (id: number): boolean => blockers.has(id),
} satisfies Pick<Electron.PowerSaveBlocker, 'start' | 'stop' | 'isStarted'>
