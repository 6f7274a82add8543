import { useTranslations } from 'use-intl'
import type { PriorityReport } from '#app/report/model/priority-model.ts'
import { CopyForm } from '#app/routes/assessments/copy-form.tsx'
import { ChartFiles } from '#app/routes/report/chart-files.tsx'
import { Section } from '#app/routes/results/section.tsx'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import { EstimateList } from './estimate-list.tsx'
import { PriorityPicture } from './priority-picture.tsx'
import { PriorityTiers } from './priority-tiers.tsx'
import type { PriorityView } from './priority-view.server.ts'

type PriorityPageProps = { head: AssessmentHead; view: PriorityView }

/** Which use cases to look at first: the sentence, the picture, the tiers, and what would tell them apart. */
export function PriorityPage({ head, view }: PriorityPageProps) {
  const t = useTranslations('priority')
  const { priority, saved, base } = view
  const nothing = t(head.isSubmitted ? 'nothingSubmitted' : 'nothing')
  return (
    <>
      <p className="no-print mb-2">
        <a href={`${base}/results`} className="inline-flex min-h-11 items-center">
          {t('back')}
        </a>
      </p>
      {saved !== null && (
        <div className="mb-8">
          <Notice title={t('saved', { name: saved })}>{t('savedText')}</Notice>
        </div>
      )}
      <header className="mb-10">
        <h1 className="max-w-[26ch]">{priority?.headline ?? t('nothingTitle')}</h1>
        <p className="mt-6 max-w-measure text-lg">{priority ? (priority.assumed ?? t('confirmed')) : nothing}</p>
        {!priority && head.isSubmitted && head.mayChange && (
          <div className="no-print mt-6">
            <CopyForm assessmentId={head.id} label={t('copy')} />
          </div>
        )}
        {priority && (
          <p className="no-print mt-4 flex flex-wrap gap-x-6">
            <a href={`${base}/priority/export/xlsx`} className="inline-flex min-h-11 items-center">
              {t('xlsx')}
            </a>
            <a href={`${base}/priority/export/csv`} className="inline-flex min-h-11 items-center">
              {t('csv')}
            </a>
          </p>
        )}
      </header>
      {priority && <Findings priority={priority} view={view} isSubmitted={head.isSubmitted} />}
      {!head.isSubmitted && <EstimateList view={view} mayChange={head.mayChange} />}
      {priority && (
        <Section id="method" title={t('method')}>
          <ul className="grid max-w-measure list-disc gap-2 pl-5 text-soft">
            {priority.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

type FindingsProps = { priority: PriorityReport; view: PriorityView; isSubmitted: boolean }

/** What was found: the same on the page and in the report. */
function Findings({ priority, view: { base, steps }, isSubmitted }: FindingsProps) {
  const { tiers, separations, apart, picture } = priority
  const apartRows = (apart?.rows ?? []).filter(({ reason }) => isSubmitted || reason !== 'notEstimated')
  return (
    <>
      {picture && (
        <Section id="picture" title={picture.title} lead={picture.intro}>
          <PriorityPicture picture={picture} rows={tiers.flatMap(({ rows }) => rows)} />
          <ChartFiles base={base} chart="priority" name={picture.title} />
        </Section>
      )}
      <PriorityTiers priority={priority} base={base} isSubmitted={isSubmitted} steps={steps} />
      {separations && (
        <Section id="apart-by" title={separations.title} lead={separations.intro}>
          <ul className="grid max-w-measure list-disc gap-3 pl-5">
            {separations.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Section>
      )}
      {apart && apartRows.length > 0 && (
        <Section id="not-compared" title={apart.title}>
          <ul className="grid max-w-measure gap-2">
            {apartRows.map(({ id, name, because }) => (
              <li key={id}>
                {name}: <span className="text-soft">{because}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
