import { useTranslations } from 'use-intl'
import type { TeamResultView } from './result-view.server.ts'
import { StandingShape, standings } from './standing-mark.tsx'

type View = NonNullable<TeamResultView>

/** What the whole says: how many questions people differ on, how much hangs on whom one asks, and who is missing. */
export function ResultHead({ view }: { view: View }) {
  const t = useTranslations('agreement.result')
  const { counts, total } = view
  return (
    <div className="grid gap-8">
      <p className="max-w-measure text-lg">
        {counts.disagree + counts.slight > 0
          ? t('sentence', { disagree: counts.disagree, slight: counts.slight, total })
          : t('sentenceAgreed', { total, agreed: counts.agreed })}
      </p>
      <ul className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-x-6 gap-y-4">
        {standings
          .filter((standing) => standing !== 'agreed' || counts.agreed > 0)
          .map((standing) => (
            <li key={standing} className="grid grid-cols-[1.5rem_minmax(0,1fr)] items-start border-hair border-t pt-3">
              <StandingShape standing={standing} />
              <span className="grid">
                <span className="font-semibold text-xl tabular-nums">{counts[standing]}</span>
                <span className="text-soft">{t(`counts.${standing}`)}</span>
              </span>
            </li>
          ))}
      </ul>
      <div className="grid gap-x-16 gap-y-8 md:grid-cols-2">
        <Alpha alpha={view.alpha} />
        <Missing view={view} />
      </div>
    </div>
  )
}

function Alpha({ alpha: { values, reading, why, units } }: Pick<View, 'alpha'>) {
  const t = useTranslations('agreement.result.alpha')
  return (
    <section className="grid content-start gap-2">
      <h2 className="text-lg">{t('heading')}</h2>
      {reading !== null && values.ordinal !== null && (
        <p>{t(`reading.${reading}`, { alpha: inHundredths(values.ordinal) })}</p>
      )}
      {why !== null && <p>{t(`why.${why}`, { units })}</p>}
      <p className="text-sm text-soft">{t('about')}</p>
    </section>
  )
}

/** As it is shown; adding 0 makes of a negative zero a plain one. */
const inHundredths = (figure: number) => Math.round(100 * figure) / 100 + 0

function Missing({ view: { missing, isRoundClosed } }: { view: View }) {
  const t = useTranslations('agreement.result.missing')
  return (
    <section className="grid content-start gap-2">
      <h2 className="text-lg">{t('heading')}</h2>
      {isRoundClosed ? (
        <p>{t('closed')}</p>
      ) : missing.length === 0 ? (
        <p>{t('nobody')}</p>
      ) : (
        <>
          <p>{t('some', { count: missing.length })}</p>
          <ul className="grid gap-1 [overflow-wrap:anywhere]">
            {missing.map(({ id, name, disciplines }) => (
              <li key={id}>
                {name} <span className="text-soft">{disciplines.join(', ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
