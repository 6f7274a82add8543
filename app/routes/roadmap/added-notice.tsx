import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { TARGETS_MAX } from './plan-form.ts'
import type { RoadmapView } from './roadmap-view.ts'
import type { Added } from './save-plan.server.ts'

/** What a page about one target did to the plan; `name` is empty for what could not be added. */
export type AddedView = { kind: 'added' | 'full' | 'noPilot'; id: string; name: string; wasProposal: boolean }

/** The query of the roadmap that says what became of adding a target. */
export function addedQuery(target: string, added: Exclude<Added, { kind: 'changed' }>): string {
  if (added.kind !== 'added') return new URLSearchParams({ notAdded: added.kind }).toString()
  return new URLSearchParams({ added: target, ...(added.wasProposal ? { proposed: 'yes' } : {}) }).toString()
}

/** Reads {@link addedQuery}; `null` where it says nothing, or names what is not planned for any more. */
export function addedIn({ searchParams }: URL, { settings }: Pick<RoadmapView, 'settings'>): AddedView | null {
  const notAdded = searchParams.get('notAdded')
  if (notAdded === 'full' || notAdded === 'noPilot') return { kind: notAdded, id: '', name: '', wasProposal: false }
  const target = settings.targets.find(({ id }) => id === searchParams.get('added'))
  if (!target) return null
  return { kind: 'added', id: target.id, name: target.name, wasProposal: searchParams.get('proposed') === 'yes' }
}

/** Confirms what was added to the plan, with the way back; or says why it was not. */
export function AddedNotice({ added: { kind, id, name, wasProposal } }: { added: AddedView }) {
  const t = useTranslations('roadmap.added')
  if (kind !== 'added') {
    return (
      <div className="mb-10">
        <Notice kind="warn">{t(kind, { max: TARGETS_MAX })}</Notice>
      </div>
    )
  }
  return (
    <div className="mb-10">
      <Notice kind="warn" title={t('title', { name })}>
        <Form method="post" className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <p>{t('text')}</p>
          <input type="hidden" name="target" value={id} />
          {wasProposal && <input type="hidden" name="proposed" value="yes" />}
          <Button name="intent" value="undo">
            {t('undo')}
          </Button>
        </Form>
      </Notice>
    </div>
  )
}
