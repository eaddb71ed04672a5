import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { countFindings } from '../../../shared/findings/derive.ts'
import { Badge } from '../../ui/badge.tsx'
import { useAttempt } from './attempt-store.ts'
import { FindingsPanel } from './findings-panel.tsx'
import { RatingPanel } from './rating-panel.tsx'

/** The right column: why the item is rated as it is, and what the rules found in the whole attempt. */
export function AttemptAside() {
  const { derived } = useAttempt()
  const { found, cannotTell } = countFindings(derived.findings)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, so the keyboard has to reach it
    <aside className="attempt-aside" aria-label="Rating and findings" tabIndex={0}>
      <Tabs className="aside-tabs">
        <TabList className="aside-tab-list" aria-label="Rating and findings">
          <Tab id="rating" className="aside-tab">
            Rating
          </Tab>
          <Tab id="findings" className="aside-tab">
            Findings
            {found > 0 ? <Badge tone="caution">{found} found</Badge> : null}
            {found === 0 && cannotTell > 0 ? <Badge tone="plain">{cannotTell} cannot tell</Badge> : null}
          </Tab>
        </TabList>
        <TabPanel id="rating">
          <RatingPanel />
        </TabPanel>
        <TabPanel id="findings">
          <FindingsPanel />
        </TabPanel>
      </Tabs>
    </aside>
  )
}
