import { useTranslations } from 'use-intl'
import type { WrittenTime } from '#app/server/written-time.ts'
import { Moment } from '#app/ui/moment.tsx'
import { Section } from '#app/ui/section.tsx'

/** What a figure was. */
export type PastFigure = {
  was: string
  wasProvisional: boolean
  /** `null`: it was taken out. */
  became: string | null
  /** Empty: it was known to change. */
  reason: string
  by: string | null
  when: WrittenTime
}

/** What a figure was before, the newest change first. */
export function ReadingHistory({ history }: { history: readonly PastFigure[] }) {
  const t = useTranslations('readings.history')
  return (
    <Section title={t('heading')}>
      {history.length === 0 ? (
        <p className="text-soft">{t('none')}</p>
      ) : (
        <ol className="grid gap-4">
          {history.map(({ was, wasProvisional, became, reason, by, when }) => (
            <li key={`${when.at} ${was}`} className="grid max-w-measure gap-1 [overflow-wrap:anywhere]">
              <span>{became === null ? t('removed', { was }) : t('changed', { was, became })}</span>
              {reason !== '' ? <span>{reason}</span> : wasProvisional && <span>{t('wasProvisional')}</span>}
              <span className="text-sm text-soft">
                {by === null ? t('somebody') : by} · <Moment {...when} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
