import { HelpMenu } from './help-menu.tsx'
import { MessageNotice } from './message-notice.tsx'

/** The way to the invigilator on the pages of a running assessment that have no top bar. */
export function HelpBeside() {
  return (
    <>
      <MessageNotice />
      <div className="help-beside">
        <HelpMenu />
      </div>
    </>
  )
}
