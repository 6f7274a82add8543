import { useTranslations } from 'use-intl'
import { Section } from '#app/routes/results/section.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import type { ActionPageView } from './action-view.server.ts'

type History = ActionPageView['history']

/** What was said of an action, by whom and when, the newest first. */
export function TaskHistory({ history }: { history: History }) {
  const t = useTranslations('roadmap.task')
  return (
    <Section id="history" title={t('history')}>
      {history.length === 0 && <p className="max-w-measure">{t('noHistory')}</p>}
      <ol className="grid">
        {history.map((entry) => (
          <li key={entry.version} className="grid gap-x-8 border-hair border-b py-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
            <span className="text-soft">
              <CalendarDate on={entry.on} />
            </span>
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Entry({ entry: { isEarlier, who, status, changes } }: { entry: History[number] }) {
  const t = useTranslations('roadmap.task')
  const s = useTranslations('roadmap.mark.statuses')
  const name = isEarlier ? t('earlier') : (who ?? t('former'))
  return (
    <div className="max-w-measure [overflow-wrap:anywhere]">
      <p>{t('historyLine', { who: name, status: s(status) })}</p>
      {changes.length > 0 && (
        <ul className="text-sm text-soft">
          {changes.map((change) => (
            <li key={change.of}>
              <Change change={change} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Change({ change }: { change: History[number]['changes'][number] }) {
  const t = useTranslations('roadmap.task.h')
  if ('count' in change) return t(change.of, { count: change.count })
  if ('text' in change) return t(change.of, { text: change.text })
  return t.rich(`${change.of}Day`, { day: () => <CalendarDate on={change.on} /> })
}
