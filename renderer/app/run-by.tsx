import { useClientState } from './context.ts'

/** Says which program runs this client; a stand-in is named wherever it shows. */
export function RunBy() {
  const app = useClientState((state) => state.app)
  if (!app) return null
  return (
    <footer className="run-by">
      <span>Candor {app.version}</span>
      {app.isStandIn ? (
        <strong className="run-by-stand-in">Stand-in runtime: this attempt is not proctored by the real client.</strong>
      ) : null}
    </footer>
  )
}
