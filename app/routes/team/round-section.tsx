import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { TeamOutcome } from './change-team.server.ts'
import { writeReminderDays } from './reminder-days.ts'
import type { TeamView } from './team-view.server.ts'

type RoundSectionProps = {
  view: Pick<TeamView, 'round' | 'today' | 'people' | 'links'>
  outcome: Extract<TeamOutcome, { intent: 'due' }> | undefined
}

/** Until when people are asked, when they are reminded, and the end of it. */
export function RoundSection({ view: { round, today, people, links }, outcome }: RoundSectionProps) {
  const t = useTranslations('team.round')
  const { errors = {} } = outcome ?? {}
  const typed = outcome?.typed ?? { dueOn: round.dueOn ?? '', reminders: writeReminderDays(round.reminderDays) }
  const summary = (['dueOn', 'reminders'] as const).flatMap((fieldId) => {
    const message = errors[fieldId]
    return message ? [{ fieldId, message }] : []
  })
  const isAsked = people.length + links.length > 0
  if (round.closedOn !== null) {
    return (
      <Section id="round" title={t('closedHeading')} text={t('reopenText')}>
        <Form method="post">
          <Button name="intent" value="reopen">
            {t('reopen')}
          </Button>
        </Form>
      </Section>
    )
  }
  return (
    <Section id="round" fills title={t('heading')} text={t('text')}>
      <Form method="post" noValidate className="grid max-w-form justify-items-start gap-4">
        <ErrorSummary errors={summary} />
        <TextField
          name="dueOn"
          type="date"
          width="short"
          min={today}
          label={t('dueOn')}
          optional
          defaultValue={typed.dueOn}
          error={errors.dueOn}
        />
        <TextField
          name="reminders"
          width="short"
          label={t('reminders')}
          hint={t('remindersHint')}
          defaultValue={typed.reminders}
          error={errors.reminders}
        />
        <Button name="intent" value="due">
          {t('save')}
        </Button>
      </Form>
      {isAsked && (
        <Form method="post" className="grid justify-items-start gap-2">
          <p className="max-w-measure text-soft">{t('closeText')}</p>
          <Button name="intent" value="close">
            {t('close')}
          </Button>
        </Form>
      )}
    </Section>
  )
}
