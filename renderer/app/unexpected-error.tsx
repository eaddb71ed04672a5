import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** The one place where a bug in a screen ends. Main holds the record, so loading the window again loses nothing. */
export function UnexpectedError() {
  return (
    <main className="page">
      <Notice
        tone="problem"
        announce="alert"
        happened="This screen failed."
        safe="Everything that was saved is safe on this device; the record is kept outside of this window."
        next="Load the screen again. If it fails again, close Candor and open it: it returns to the same place."
        code="app/unexpected"
        action={
          <Button tone="primary" onPress={() => window.location.reload()}>
            Load again
          </Button>
        }
      />
    </main>
  )
}
