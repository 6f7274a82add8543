import { useTranslations } from 'use-intl'
import { HowScoringWorks } from '#app/routes/home/home-sections.tsx'
import { LibraryFrame } from '#app/routes/library/library-frame.tsx'
import type { ToldVersion } from '#app/server/catalogue-versions.server.ts'
import { ExampleSection } from './example-section.tsx'
import type { ExampleView } from './example-view.server.ts'
import { Formulas, type FormulaValues } from './formulas.tsx'
import { Limits } from './limits.tsx'
import { QuickCheckFigures, type Simulation } from './quick-check-figures.tsx'
import { type CatalogueCounts, Versions } from './versions.tsx'
import { type WeightFigures, Weights } from './weights.tsx'

type MethodologyPageProps = {
  example: ExampleView
  constants: FormulaValues
  weights: WeightFigures
  simulation: Simulation
  versions: readonly ToldVersion[]
  counts: CatalogueCounts
}

/** The parts of the page by the id that links lead to. */
const PARTS = [
  ['how-scoring-works', 'short'],
  ['example', 'example'],
  ['formulas', 'formulas'],
  ['weights', 'weights'],
  ['quick-check', 'quick'],
  ['limits', 'limits'],
  ['versions', 'versions'],
] as const

/** How verdicts come about, an example to change, what was measured of weights and of the quick check, and the limits of it all. */
export function MethodologyPage({ example, constants, weights, simulation, versions, counts }: MethodologyPageProps) {
  const t = useTranslations('methodology')
  return (
    <LibraryFrame current="method">
      <header className="grid gap-4 pb-12">
        <h1 className="max-w-[32ch]">{t('heading')}</h1>
        <p className="max-w-measure text-lg">{t('lead')}</p>
        <nav aria-label={t('contents')} className="no-print max-w-measure">
          <ol className="grid gap-x-8 sm:grid-cols-2">
            {PARTS.map(([id, name]) => (
              <li key={id}>
                <a href={`#${id}`} className="inline-flex min-h-11 items-center">
                  {t(`parts.${name}`)}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      </header>
      <HowScoringWorks />
      <ExampleSection view={example} />
      <Formulas {...constants} />
      <Weights {...weights} />
      <QuickCheckFigures {...simulation} />
      <Limits />
      <Versions versions={versions} counts={counts} />
    </LibraryFrame>
  )
}
