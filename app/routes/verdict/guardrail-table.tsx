import { useTranslations } from 'use-intl'
import { Table } from '#app/ui/table.tsx'
import { type Tone, VerdictMark } from '#app/ui/verdict-mark.tsx'
import type { VerdictView } from './verdict-view.server.ts'

type Row = Omit<VerdictView['guardrails'][number], 'chart'>

const tones = { ok: 'ready', unclear: 'open', breached: 'stop' } as const satisfies Record<string, Tone>

/** What has to hold, and whether it does. */
export function GuardrailTable({ guardrails }: { guardrails: readonly Row[] }) {
  const t = useTranslations('verdict.guardrails')
  return (
    <Table
      caption={t('heading')}
      isCaptionHidden
      rows={guardrails}
      rowKey={({ id }) => id}
      columns={[
        { id: 'name', header: t('name'), cell: ({ name }) => <span className="[overflow-wrap:anywhere]">{name}</span> },
        {
          id: 'state',
          header: t('state'),
          label: t('state'),
          cell: ({ state, stateWord }) => <VerdictMark tone={tones[state]}>{stateWord}</VerdictMark>,
        },
        { id: 'says', header: t('says'), label: t('says'), cell: ({ says }) => says },
      ]}
    />
  )
}
