import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { Pack } from '../../shared/pack/pack.ts'
import { createClient } from '../app/client.ts'
import { ClientContext, useClient, useClientState } from '../app/context.ts'
import { placeOf } from '../app/state.ts'
import { ItemFooter } from '../assessment/item-footer.tsx'
import { ItemPage } from '../assessment/item-page.tsx'
import { locate } from '../assessment/locate.ts'
import { Authored, AuthoredLanguage } from '../i18n/authored.tsx'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Commentary } from './commentary.tsx'
import { createPracticeBridge, practiceAttempt } from './practice-bridge.ts'
import { loadPracticePack } from './practice-pack.ts'
import '../assessment/assessment.css'
import './practice.css'

/** Practice: the very screens of the assessment over open items, with nothing recorded. */
export function PracticeScreen() {
  const navigate = useNavigate()
  const attempt = useClientState((state) => state.attempt)
  return <Practice load={loadPracticePack} kind="practice" onLeave={() => void navigate({ to: placeOf(attempt) })} />
}

/** A pack that its author opened with `--preview`: as candidates would meet it, with nothing recorded. */
export function PreviewScreen() {
  const client = useClient()
  const load = async () => {
    const reply = await client.ask('preview/pack', null)
    if (!reply.ok || reply.value === null) throw new Error('there is no pack to preview')
    return reply.value
  }
  return <Practice load={load} kind="preview" onLeave={() => void client.ask('app/quit', null)} />
}

interface PracticeProps {
  readonly load: () => Promise<Pack>
  readonly kind: 'practice' | 'preview'
  readonly onLeave: () => void
}

function Practice({ load, kind, onLeave }: PracticeProps) {
  const t = useWords('practice')
  const [pack, setPack] = useState<Pack | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: loaded once, however often the screen renders
  useEffect(() => void load().then(setPack), [])
  const client = useMemo(() => (pack === null ? null : practise(pack)), [pack])
  const title = t(`${kind}.title`)
  useEffect(() => {
    document.title = `${title} · Candor`
  }, [title])
  if (pack === null || client === null) return <Skeleton label={t('loading')} />
  return (
    <ClientContext value={client}>
      <AuthoredLanguage value={pack.language}>
        <Items pack={pack} kind={kind} onLeave={onLeave} />
      </AuthoredLanguage>
    </ClientContext>
  )
}

/** A client of its own over a bridge that leads nowhere. */
function practise(pack: Pack) {
  const client = createClient({
    bridge: createPracticeBridge(pack),
    schedule: (task, delayMs) => void setTimeout(task, delayMs),
  })
  client.take(practiceAttempt(pack))
  return client
}

function Items({ pack, kind, onLeave }: Omit<PracticeProps, 'load'> & { readonly pack: Pack }) {
  const t = useWords('practice')
  const [current, setCurrent] = useState<string | null>(null)
  const at = locate(pack, current)
  const itemId = at?.item.id
  useEffect(() => {
    if (itemId !== undefined) window.scrollTo(0, 0)
  }, [itemId])
  if (at === null) return null
  return (
    <div className="assessment">
      <header className="top-bar practice-bar">
        <div className="top-bar-where">
          <span className="top-bar-assessment">{t(`${kind}.title`)}</span>
          <span className="soft small">
            <Authored>{at.section.title}</Authored> · {t('position', { number: at.index + 1, count: at.count })}
          </span>
        </div>
        <p className="practice-banner">{t(`${kind}.banner`)}</p>
        <div className="top-bar-end">
          <Button tone="quiet" onPress={onLeave}>
            {t(`${kind}.leave`)}
          </Button>
        </div>
      </header>
      <ItemPage key={at.item.id} item={at.item} focusField={null} />
      <Commentary key={`${at.item.id}-commentary`} item={at.item} />
      <ItemFooter at={at} onOpen={setCurrent} onReview={onLeave} reviewLabel={t(`${kind}.leave`)} />
    </div>
  )
}
