import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { ProcessChart } from '#app/charts/dom/process-chart.tsx'
import type { PilotState } from '#app/core/pilots/pilot-state.ts'
import { Button } from '#app/ui/button.tsx'
import { Select } from '#app/ui/select.tsx'
import { type Tone, VerdictMark } from '#app/ui/verdict-mark.tsx'
import type { BoardEntry } from './board-view.server.ts'

/** The main figure in small, with its limits, and how much time is left. */
export function BoardFigure({ entry }: { entry: BoardEntry }) {
  const t = useTranslations('pilots.list')
  return (
    <div className="grid w-44 gap-1 text-sm">
      <span className="[overflow-wrap:anywhere]">{entry.kpi}</span>
      {entry.picture ? <ProcessChart picture={entry.picture} label={entry.summary} /> : <span>{t('noFigures')}</span>}
      <span className="text-soft">
        {t('left', { count: entry.periodsLeft })}
        {entry.newest && <> · {t('newest', { on: entry.newest })}</>}
      </span>
    </div>
  )
}

const tones = { ok: 'ready', unclear: 'open', breached: 'stop' } as const satisfies Record<string, Tone>

/** The guardrail that stands worst. */
export function BoardGuardrails({ entry }: { entry: BoardEntry | null }) {
  const t = useTranslations('pilots.list')
  if (!entry?.guardrails) return t('noGuardrails')
  return <VerdictMark tone={tones[entry.guardrails.state]}>{entry.guardrails.word}</VerdictMark>
}

type NextDutyProps = { pilot: { id: string; state: PilotState; entry: BoardEntry | null } }

/** What is to be done next, as a link to where it is done. */
export function NextDuty({ pilot: { id, state, entry } }: NextDutyProps) {
  const t = useTranslations('pilots.list.next')
  if (state === 'decided') return <Link to={`/pilots/${id}/gate`}>{t('decided')}</Link>
  if (!entry) return <Link to={`/pilots/${id}/charter`}>{t('draft')}</Link>
  const { next, missing, answerOn } = entry
  if (next === 'wait') return answerOn ? t('wait', { on: answerOn }) : t('waitOnly')
  const to = next === 'enter' || next === 'before' ? `/pilots/${id}/readings` : `/pilots/${id}/gate`
  return <Link to={to}>{next === 'enter' ? t('enter', { count: missing }) : t(next)}</Link>
}

type ClientFilterProps = { clients: { id: string; name: string }[]; chosen: string | null; isArchived: boolean }

/** Shows the pilots of one company alone. */
export function ClientFilter({ clients, chosen, isArchived }: ClientFilterProps) {
  const t = useTranslations('pilots.list')
  return (
    <Form method="get" className="flex flex-wrap items-end gap-4">
      {isArchived && <input type="hidden" name="archived" value="yes" />}
      <Select
        name="client"
        label={t('client')}
        defaultValue={chosen ?? ''}
        options={[{ value: '', label: t('clientAll') }, ...clients.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Button>{t('show')}</Button>
    </Form>
  )
}
