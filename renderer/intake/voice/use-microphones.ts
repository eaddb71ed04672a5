import { useCallback, useEffect, useState } from 'react'

export interface Microphone {
  readonly id: string
  /** The system's name for it; empty before the microphone was allowed once. */
  readonly label: string
}

/** The microphones that are plugged in, now and at each change; null while they are not known. */
export function useMicrophones() {
  const [microphones, setMicrophones] = useState<readonly Microphone[] | null>(null)
  const look = useCallback(async () => {
    const devices = await navigator.mediaDevices.enumerateDevices().catch(() => [])
    const inputs = devices.filter(({ kind }) => kind === 'audioinput')
    setMicrophones(inputs.map(({ deviceId, label }) => ({ id: deviceId, label })))
  }, [])
  useEffect(() => {
    void look()
    const changed = () => void look()
    navigator.mediaDevices.addEventListener('devicechange', changed)
    return () => navigator.mediaDevices.removeEventListener('devicechange', changed)
  }, [look])
  return { microphones, look }
}
