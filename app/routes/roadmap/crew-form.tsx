import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Section } from '#app/routes/results/section.tsx'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { CrewView } from './crew-view.ts'
import { KeepMyCrew } from './keep-mine.tsx'
import { PeopleDays } from './people-days.tsx'
import { WrongStart } from './plan-settings.tsx'
import type { PlanFault } from './roadmap.tsx'
import { useReplan } from './use-replan.ts'

type CrewFormProps = {
  assessmentId: string
  crew: CrewView
  /** ISO date of the decision as it stands now; `null`: there is none. */
  decisionOn: string | null
  fault?: PlanFault
}

/** Who works on what is left of a submitted plan. Every change plans it again at once; without a script, its button does. */
export function CrewForm({ assessmentId, crew, decisionOn, fault }: CrewFormProps) {
  const t = useTranslations('roadmap.crew')
  const words = useTranslations('roadmap.settings')
  const { isPlanning, onSubmit, onChange } = useReplan()
  const isWrong = typeof fault?.wrongStart === 'string'
  const { version, startOn, startDays, people } = fault && isWrong ? asTyped(crew, fault.mine) : crew
  return (
    <Section id="settings" title={t('title')} lead={t('lead')}>
      {fault && !isWrong && <KeepMyCrew crew={crew} mine={fault.mine} />}
      <Form method="post" onSubmit={onSubmit} noValidate className="grid gap-10">
        <input type="hidden" name="intent" value="crew" />
        <input type="hidden" name="version" value={version} />
        <div className="grid gap-x-16 gap-y-10 lg:grid-cols-2">
          <div className="grid content-start">
            <TextField
              name="startOn"
              type="date"
              width="short"
              label={t('startOn')}
              hint={t.rich('startOnHint', { from: () => <CalendarDate on={startDays.from} /> })}
              defaultValue={fault?.wrongStart ?? startOn}
              min={startDays.from}
              max={startDays.to}
              error={isWrong && <WrongStart days={startDays} />}
              registration={{ onChange }}
            />
          </div>
          <PeopleDays people={people} onChange={onChange}>
            <Link to={`/assessments/${assessmentId}/people`} className="inline-flex min-h-11 items-center">
              {words('toPeople')}
            </Link>
          </PeopleDays>
        </div>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <Button type="submit">{t('save')}</Button>
          <output className="min-w-0 max-w-measure text-soft" data-planning={isPlanning}>
            {isPlanning
              ? words('planning')
              : decisionOn && t.rich('outcome', { on: () => <CalendarDate on={decisionOn} /> })}
          </output>
        </div>
        <p className="max-w-measure text-sm text-soft">{t(crew.isChanged ? 'changed' : 'asSubmitted')}</p>
      </Form>
    </Section>
  )
}

/** What was sent stays in the form while its date is wrong. */
function asTyped(crew: CrewView, { days, version }: PlanFault['mine']): CrewView {
  const people = crew.people.map((person) => ({ ...person, daysPerWeek: days[person.id] ?? person.daysPerWeek }))
  return { ...crew, people, version }
}
