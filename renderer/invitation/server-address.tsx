import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'

export interface ServerAddressProps {
  readonly value: string
  readonly onChange: (address: string) => void
}

/** Shows which server the code is looked up at; changing it takes a second step, because few people ever need to. */
export function ServerAddress({ value, onChange }: ServerAddressProps) {
  const [isOpen, setOpen] = useState(false)
  if (isOpen)
    return (
      <div className="server-address-open">
        <TextField label="Server address" value={value} onChange={onChange} autoFocus />
      </div>
    )
  return (
    <span className="server-address">
      <span className="soft small">Server {value.replace(/^https?:\/\//, '')}</span>
      <Button tone="quiet" label="Change the server address" onPress={() => setOpen(true)}>
        Change
      </Button>
    </span>
  )
}
