import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { ChoiceGroup, RadioCard } from '#app/ui/choice.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { EventsView } from './events.tsx'
import { EVENT_MAX } from './reason-max.ts'
import type { EventOutcome } from './save-event.server.ts'

type FormProps = { view: EventsView; outcome: EventOutcome | undefined }

/** Something that the figures may show, such as a new form going live. */
export function EventForm({ view, outcome }: FormProps) {
  const t = useTranslations('readings.events')
  const own = outcome?.form === 'add' ? outcome : undefined
  return (
    <Section title={t('add')} fills>
      <Form method="post" noValidate className="grid max-w-form justify-items-start gap-6">
        <EventFields id="event" label={t('body')} hint={t('bodyHint')} today={view.today} own={own} />
        <Button kind="primary" name="intent" value="add">
          {t('addIt')}
        </Button>
      </Form>
    </Section>
  )
}

/** What was agreed to end the pilot at once: written down, and the named people are told. */
export function HardEventForm({ view, outcome }: FormProps) {
  const t = useTranslations('readings.events')
  const own = outcome?.form === 'hard' ? outcome : undefined
  return (
    <Section title={t('hard')} text={t(view.isGuest ? 'hardTextGuest' : 'hardText', { count: view.told })} fills>
      <Form method="post" noValidate className="grid max-w-form justify-items-start gap-6">
        <ChoiceGroup id="hardEvent" legend={t('which')} error={own?.errors.hardEvent}>
          {view.hardEvents.map(({ id, text }) => (
            <RadioCard key={id} name="hardEvent" value={id} defaultChecked={own?.typed.hardEvent === id}>
              <span className="[overflow-wrap:anywhere]">{text}</span>
            </RadioCard>
          ))}
        </ChoiceGroup>
        <EventFields id="hard" label={t('what')} today={view.today} own={own} />
        <Button kind="danger" name="intent" value="hard">
          {t(view.isGuest ? 'hardItGuest' : 'hardIt')}
        </Button>
      </Form>
    </Section>
  )
}

type EventFieldsProps = {
  /** What the ids of the fields begin with. */
  id: string
  label: string
  hint?: string
  today: string
  own: EventOutcome | undefined
}

/** On which day, and what happened. */
function EventFields({ id, label, hint, today, own }: EventFieldsProps) {
  const t = useTranslations('readings.events')
  return (
    <>
      <TextField
        type="date"
        name="onDay"
        id={`${id}-day`}
        label={t('day')}
        width="short"
        max={today}
        defaultValue={own?.typed.onDay ?? today}
        error={own?.errors.onDay}
      />
      <div className="w-full">
        <TextArea
          name="body"
          id={`${id}-body`}
          label={label}
          hint={hint}
          rows={2}
          maxLength={EVENT_MAX}
          defaultValue={own?.typed.body}
          error={own?.errors.body}
        />
      </div>
    </>
  )
}
