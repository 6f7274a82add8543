import { useFormatter, useTranslations } from 'use-intl'
import { Part } from './part.tsx'

/** The constants of the catalogue that formulas name. */
export type FormulaValues = { lambda: number; nearlySteps: { technique: number; useCase: number } }

const GROUPS = [
  ['levels', ['level']],
  ['score', ['dimension', 'readiness', 'losses', 'stage']],
  ['verdict', ['homework', 'steps', 'verdict', 'fit']],
  ['unknown', ['interval', 'scope']],
  ['team', ['hull', 'alpha']],
  ['plan', ['roadmap', 'schedule']],
  ['pilot', ['kpi', 'guardrail', 'gate']],
] as const

/** Every formula, in signs and in words. */
export function Formulas({ lambda, nearlySteps }: FormulaValues) {
  const t = useTranslations('methodology.formulas')
  const parts = useTranslations('methodology.parts')
  const format = useFormatter()
  const values = {
    lambda: format.number(lambda),
    rest: format.number(1 - lambda, { maximumFractionDigits: 2 }),
    ...nearlySteps,
  }
  return (
    <Part id="formulas" title={parts('formulas')} text={t('text')}>
      {GROUPS.map(([group, lines]) => (
        <section key={group} className="grid gap-2">
          <h3>{t(`groups.${group}`)}</h3>
          <dl className="grid">
            {lines.map((line) => (
              <div
                key={line}
                className="grid gap-x-12 gap-y-1 border-hair border-b py-4 md:grid-cols-[16rem_minmax(0,1fr)]"
              >
                <dt className="font-semibold">{t(`${line}.name`)}</dt>
                <dd className="grid max-w-measure gap-2">
                  <p className="font-serif text-lg [overflow-wrap:anywhere]">{t(`${line}.formula`, values)}</p>
                  <p className="text-soft">{t(`${line}.text`, values)}</p>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Part>
  )
}
