import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Section } from '#app/ui/section.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TextField } from '#app/ui/text-field.tsx'
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
                  <Disclosure summary={t('withdraw')} open={own !== undefined}>
                    <Form method="post" noValidate className="grid max-w-form justify-items-start gap-4">
                      <input type="hidden" name="event" value={event.id} />
                      <div className="w-full">
                        <TextField
                          name="reason"
                          id={`reason-${event.id}`}
                          label={t('why')}
                          maxLength={500}
                          defaultValue={own?.typed.reason}
                          error={own?.errors.reason}
                        />
                      </div>
                      <Button name="intent" value="withdraw">
                        {t('withdrawIt')}
                      </Button>
                    </Form>
                  </Disclosure>
                )
              )}
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
