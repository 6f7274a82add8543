import type { ReactNode } from 'react'
import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { TimeView } from './foresight-view.server.ts'

/** Where the charter is changed; `startNew` is where another pilot like it begins. */
export type MendPlace = { pilotId: string; version: number; mayWrite: boolean; startNew: string }

/**
 * Says how many weeks are left for a verdict, and what gives it enough. The later end and weeks for months are set by one
 * press; without a `place` they are only named.
 */
export function TimeMend({ time, place }: { time: TimeView; place: MendPlace | undefined }) {
  const t = useTranslations('pilots.foresight.time')
  const { counted, left, declaredOn, isOver, mend } = time
  if (mend === null) return null
  const day = (on: string) => () => <CalendarDate on={on} />
  return (
    <Notice kind="error" title={t(mend.by === 'weeks' ? 'months' : 'title')}>
      {mend.by === 'weeks' ? (
        <p>{t('weeks')}</p>
      ) : (
        <p>{t.rich(`left.${left}`, { count: counted, day: day(declaredOn) })}</p>
      )}
      {mend.by === 'weeks' && place?.mayWrite && <Press place={place} intent="byWeek" label={t('byWeek')} />}
      {mend.by === 'later-end' && (
        <>
          <p className="mt-2">{t.rich(isOver ? 'goesOn' : 'later', { day: day(mend.endsOn) })}</p>
          {place?.mayWrite && (
            <Press place={place} intent="moveEnd" label={t.rich('move', { day: day(mend.endsOn) })} />
          )}
        </>
      )}
      {(mend.by !== 'later-end' || isOver) && (
        <p className="mt-2">
          {mend.by !== 'weeks' && t(mend.by === 'new-pilot' ? 'tooLate' : 'orNew')}{' '}
          {place?.mayWrite && <Link to={place.startNew}>{t('startNew')}</Link>}
        </p>
      )}
    </Notice>
  )
}

type PressProps = { place: MendPlace; intent: 'moveEnd' | 'byWeek'; label: ReactNode }

/** Mends it by one press. */
function Press({ place: { pilotId, version }, intent, label }: PressProps) {
  return (
    <Form method="post" action={`/pilots/${pilotId}/charter`} className="mt-4">
      <input type="hidden" name="version" value={version} />
      <Button name="intent" value={intent}>
        <span>{label}</span>
      </Button>
    </Form>
  )
}
