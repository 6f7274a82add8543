import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Section } from '#app/routes/results/section.tsx'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Tick } from '#app/ui/choice.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { KeepMine } from './keep-mine.tsx'
import { PeopleDays } from './people-days.tsx'
import type { Days, PlanFields } from './plan-form.ts'
import type { PlanFault } from './roadmap.tsx'
import type { PlannedView, SettingsView } from './roadmap-view.ts'
import { TargetList } from './target-list.tsx'
import { useReplan } from './use-replan.ts'

type PlanSettingsProps = {
  assessmentId: string
  settings: SettingsView
  planned: PlannedView | null
  fault?: PlanFault
}

/** What the plan rests on. Every change plans again at once; without a script, its button does. */
export function PlanSettings({ assessmentId, settings, planned, fault }: PlanSettingsProps) {
  const t = useTranslations('roadmap.settings')
  const { isPlanning, onSubmit, onChange } = useReplan()
  const isWrong = typeof fault?.wrongStart === 'string'
  const shown = fault && isWrong ? asTyped(settings, fault.mine) : settings
  const { version, isProposal, startOn, startDays, hasHistory, people } = shown
  return (
    <Section id="settings" title={t('title')} lead={t('lead')}>
      {fault && !isWrong && <KeepMine settings={settings} mine={fault.mine} />}
      <Form method="post" onSubmit={onSubmit} noValidate className="grid gap-10">
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="proposed" value={isProposal ? 'yes' : ''} />
        <PressedByEnter />
        <div className="grid gap-x-16 gap-y-10 lg:grid-cols-2">
          <TargetList settings={settings} />
          <div className="grid content-start gap-8">
            <div className="grid gap-2">
              <TextField
                name="startOn"
                type="date"
                width="short"
                label={t('startOn')}
                hint={t('startOnHint')}
                defaultValue={fault?.wrongStart ?? startOn}
                min={startDays.from}
                max={startDays.to}
                error={isWrong && <WrongStart days={startDays} />}
                registration={{ onChange }}
              />
              <Tick name="hasHistory" value="yes" defaultChecked={hasHistory} registration={{ onChange }}>
                {t('hasHistory')}
              </Tick>
            </div>
            <PeopleDays people={people} onChange={onChange}>
              <Link to={`/assessments/${assessmentId}/people`} className="inline-flex min-h-11 items-center">
                {t('toPeople')}
              </Link>
            </PeopleDays>
          </div>
        </div>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <Button name="intent" value="save">
            {t('save')}
          </Button>
          <output className="min-w-0 max-w-measure text-soft" data-planning={isPlanning}>
            {isPlanning ? t('planning') : planned && <Outcome planned={planned} />}
          </output>
        </div>
      </Form>
    </Section>
  )
}

/** Says which days there are to choose from. */
export function WrongStart({ days: { from, to } }: { days: Days }) {
  const t = useTranslations('roadmap.settings')
  return t.rich('wrongStart', { from: () => <CalendarDate on={from} />, to: () => <CalendarDate on={to} /> })
}

/** What was sent stays in the form while one of its fields is wrong. */
function asTyped(settings: SettingsView, { hasHistory, days, version }: PlanFields): SettingsView {
  const people = settings.people.map((person) => ({ ...person, daysPerWeek: days[person.id] ?? person.daysPerWeek }))
  return { ...settings, hasHistory, people, version }
}

/** Said where one changes something, so that nobody has to scroll up for it. */
function Outcome({ planned: { weeks, pilotStartsOn, effort, decided } }: { planned: PlannedView }) {
  const t = useTranslations('roadmap.settings')
  if (decided?.decision === 'stop') return t('outcomeStop')
  if (decided?.decision === 'go')
    return decided.rollOut
      ? t.rich('outcomeGo', {
          days: decided.rollOut.days,
          from: () => <CalendarDate on={decided.rollOut?.from ?? ''} />,
          until: () => <CalendarDate on={decided.rollOut?.until ?? ''} />,
        })
      : t('outcomeReady')
  return t.rich('outcome', { weeks, effort, begin: () => <CalendarDate on={pilotStartsOn} /> })
}

/** Enter in a field presses the form's first submit button: this one, so that it never moves a target. */
function PressedByEnter() {
  const t = useTranslations('roadmap.settings')
  return (
    <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true" className="sr-only">
      {t('save')}
    </button>
  )
}
