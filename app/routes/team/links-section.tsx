import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { CopyLink } from '#app/routes/assessments/private-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Section } from '#app/ui/section.tsx'
import { Select } from '#app/ui/select.tsx'
import type { TeamOutcome } from './change-team.server.ts'
import type { TeamView } from './team-view.server.ts'

type LinksSectionProps = {
  view: Pick<TeamView, 'links' | 'disciplines'>
  outcome: Extract<TeamOutcome, { intent: 'link' }> | undefined
}

/** Links that many may come in by: to make one, and to end it. */
export function LinksSection({ view: { links, disciplines }, outcome }: LinksSectionProps) {
  const t = useTranslations('team.links')
  const nameOf = (id: string | null) => disciplines.find((discipline) => discipline.id === id)?.name
  return (
    <Section id="links" fills title={t('heading')} text={t('text')}>
      {outcome && 'link' in outcome && <CopyLink key={outcome.link} link={outcome.link} />}
      {outcome && 'error' in outcome && <FieldError id="link-discipline">{outcome.error}</FieldError>}
      <Form method="post" className="grid max-w-form justify-items-start gap-4">
        <div className="w-full">
          <Select
            id="link-discipline"
            name="discipline"
            label={t('for')}
            options={[
              { value: '', label: t('all') },
              ...disciplines.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </div>
        <Button name="intent" value="link">
          {t('make')}
        </Button>
      </Form>
      {links.length > 0 && (
        <ul className="grid gap-2">
          {links.map(({ id, discipline, madeOn }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-6 gap-y-1 border-hair border-t py-2">
              <span>
                {nameOf(discipline) ?? t('all')},{' '}
                <span className="text-soft">{t.rich('made', { date: () => <CalendarDate on={madeOn} /> })}</span>
              </span>
              <Form method="post">
                <input type="hidden" name="link" value={id} />
                <Button kind="quiet" name="intent" value="revoke">
                  {t('revoke')}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
