import { useTranslations } from 'use-intl'
import { TakeBack } from '#app/routes/pilots/take-back.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Section } from '#app/ui/section.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { EventsView } from './events.tsx'
import type { EventOutcome } from './save-event.server.ts'

type ListProps = { view: EventsView; outcome: EventOutcome | undefined }

/** What was written down, the newest day first; what was taken back stays, with its reason. */
export function EventList({ view: { events, mayWrite }, outcome }: ListProps) {
  const t = useTranslations('readings.events')
  return (
    <Section title={t('list')} fills>
      {events.length === 0 && <p className="text-soft">{t('none')}</p>}
      <ol className="grid gap-8">
        {events.map((event) => {
          const own = outcome?.form === event.id ? outcome : undefined
          return (
            <li key={event.id} className="grid max-w-measure gap-1 [overflow-wrap:anywhere]">
              <span className="font-semibold">
                <CalendarDate on={event.onDay} /> {event.hardEvent !== null && <Tag>{t('hardTag')}</Tag>}
                {event.newLimits !== null && <Tag>{t('limitsTag')}</Tag>}
              </span>
              {event.hardEvent && <span>{event.hardEvent}</span>}
              <span className="whitespace-pre-line">{event.body}</span>
              <span className="text-sm text-soft">
                {t('by', { known: event.by === null ? 'no' : 'yes', by: event.by ?? '', when: event.when.written })}
              </span>
              {event.withdrawn ? (
                <span className="text-sm">
                  {t('withdrawn', { when: event.withdrawn.written, reason: event.withdrawnReason })}
                </span>
              ) : (
                mayWrite && (
                  <TakeBack
                    id={event.id}
                    fields={{ event: event.id }}
                    reasonMax={500}
                    outcome={own}
                    words={{ summary: t('withdraw'), why: t('why'), send: t('withdrawIt') }}
                  />
                )
              )}
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
