import type { ReactNode } from 'react'
import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { CrewView } from './crew-view.ts'
import type { PlanFields } from './plan-form.ts'
import type { SettingsView } from './roadmap-view.ts'

/** Somebody changed the plan meanwhile: theirs is shown below, mine is sent again or dropped. */
export function KeepMine({ settings, mine }: { settings: SettingsView; mine: PlanFields }) {
  const t = useTranslations('roadmap.conflict')
  const targets = mine.targets.map((id) => nameOf(settings, id))
  return (
    <div className="mb-10">
      <Notice kind="warn" title={t('title')}>
        <p>{t('theirs')}</p>
        <p className="mt-3 font-semibold">{t('mine')}</p>
        <ul className="mb-4 grid">
          <li>{targets.length > 0 ? t('targets', { names: targets.join(', ') }) : t('proposed')}</li>
          <li>
            {mine.startOn
              ? t.rich('startOn', { date: () => <CalendarDate on={mine.startOn ?? ''} /> })
              : t('nextMonday')}
          </li>
          <li>{mine.hasHistory ? t('history') : t('noHistory')}</li>
          {settings.people.map(({ id, name, daysPerWeek }) => (
            <li key={id}>{t('days', { name, days: mine.days[id] ?? daysPerWeek })}</li>
          ))}
        </ul>
        <SendMine intent="save" version={settings.version} mine={mine}>
          <input type="hidden" name="hasHistory" value={mine.hasHistory ? 'yes' : ''} />
          {mine.targets.map((id) => (
            <input key={id} type="hidden" name="target" value={id} />
          ))}
        </SendMine>
      </Notice>
    </div>
  )
}

/** As {@link KeepMine}, where a submitted plan goes on: its targets stay. */
export function KeepMyCrew({ crew, mine }: { crew: CrewView; mine: PlanFields }) {
  const t = useTranslations('roadmap.conflict')
  return (
    <div className="mb-10">
      <Notice kind="warn" title={t('title')}>
        <p>{t('theirs')}</p>
        <p className="mt-3 font-semibold">{t('mine')}</p>
        <ul className="mb-4 grid">
          <li>
            {mine.startOn
              ? t.rich('startOn', { date: () => <CalendarDate on={mine.startOn ?? ''} /> })
              : t('startAsSubmitted')}
          </li>
          {crew.people.map(({ id, name, daysPerWeek }) => (
            <li key={id}>{t('days', { name, days: mine.days[id] ?? daysPerWeek })}</li>
          ))}
        </ul>
        <SendMine intent="crew" version={crew.version} mine={mine} />
      </Notice>
    </div>
  )
}

type SendMineProps = { intent: 'save' | 'crew'; version: number; mine: PlanFields; children?: ReactNode }

/** Sends what was typed once more, on top of what is there now; `children` are the fields that only one form has. */
function SendMine({ intent, version, mine, children }: SendMineProps) {
  const t = useTranslations('roadmap.conflict')
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="startOn" value={mine.startOn ?? ''} />
      {children}
      {Object.entries(mine.days).map(([id, days]) => (
        <input key={id} type="hidden" name={`days.${id}`} value={days} />
      ))}
      <Button name="intent" value={intent}>
        {t('keepMine')}
      </Button>
      <Link to="." reloadDocument className="inline-flex min-h-11 items-center">
        {t('keepTheirs')}
      </Link>
    </Form>
  )
}

function nameOf({ targets, alsoProposed, choices }: SettingsView, id: string): string {
  const all = [...targets, ...alsoProposed, ...choices.flatMap(({ options }) => options)]
  return all.find((target) => target.id === id)?.name ?? id
}
