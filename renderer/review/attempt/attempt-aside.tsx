import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { countFindings } from '../../../shared/findings/derive.ts'
import { Badge } from '../../ui/badge.tsx'
import { ContextPanel } from '../cohort/context-panel.tsx'
import { NotesPanel } from '../desk/notes-panel.tsx'
import { IntakePanel } from '../intake/intake-panel.tsx'
import { useAttempt } from './attempt-store.ts'
import { FindingsPanel } from './findings-panel.tsx'
import { RatingPanel } from './rating-panel.tsx'

/** The right column: how the item is rated, what the rules found in the attempt, what came of the intake, what people note, where it stands. */
export function AttemptAside() {
  const { derived, review } = useAttempt()
  const { found, cannotTell } = countFindings(derived.findings)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, so the keyboard has to reach it
    <aside className="attempt-aside" aria-label="Rating, findings, intake, notes and context" tabIndex={0}>
      <Tabs className="aside-tabs">
        <TabList className="aside-tab-list" aria-label="Rating, findings, intake, notes and context">
          <Tab id="rating" className="aside-tab">
            Rating
          </Tab>
          <Tab id="findings" className="aside-tab">
            Findings
            {found > 0 ? (
              <Badge tone="caution">
                {found}
                <span className="visually-hidden"> found</span>
              </Badge>
            ) : null}
            {found === 0 && cannotTell > 0 ? <Badge tone="plain">{cannotTell} cannot tell</Badge> : null}
          </Tab>
          <Tab id="intake" className="aside-tab">
            Intake
          </Tab>
          <Tab id="notes" className="aside-tab">
            Notes
            {review.notes.length > 0 ? <Badge tone="plain">{review.notes.length}</Badge> : null}
          </Tab>
          <Tab id="context" className="aside-tab">
            Context
          </Tab>
        </TabList>
        <TabPanel id="rating">
          <RatingPanel />
        </TabPanel>
        <TabPanel id="findings">
          <FindingsPanel />
        </TabPanel>
        <TabPanel id="intake">
          <IntakePanel />
        </TabPanel>
        <TabPanel id="notes">
          <NotesPanel />
        </TabPanel>
        <TabPanel id="context">
          <ContextPanel />
        </TabPanel>
      </Tabs>
    </aside>
  )
}
