import { RangeBar } from '#app/charts/dom/range-bar.tsx'
import type { CapabilityLadder, DimensionProfile } from '#app/report/model/dimension-model.ts'
import { LevelScale } from '#app/routes/results/level-scale.tsx'
import { FoldedSection } from '#app/routes/results/section.tsx'
import { ChartFiles } from './chart-files.tsx'
import { Comment } from './comment.tsx'
import type { ReportView } from './report-view.ts'

type Labels = ReportView['labels']

/** Readiness by dimension. */
export function Dimensions({ view }: { view: ReportView }) {
  const { dimensions, labels } = view
  return (
    <FoldedSection id="dimensions" title={labels.dimensions}>
      <Comment view={view} about="section:dimensions" />
      <ul>
        {dimensions.map((dimension) => (
          <li key={dimension.id}>
            <DimensionLine dimension={dimension} />
          </li>
        ))}
      </ul>
      <ChartFiles base={view.base} chart="dimensions" name={labels.dimensions} />
    </FoldedSection>
  )
}

/** Each dimension with its capabilities: where it stands and the next step. */
export function DimensionLadders({ view }: { view: ReportView }) {
  return (
    <FoldedSection id="ladders" title={view.labels.ladders}>
      <Comment view={view} about="section:ladders" />
      <div className="grid gap-12">
        {view.dimensions.map((dimension) => (
          <Ladders key={dimension.id} dimension={dimension} view={view} />
        ))}
      </div>
    </FoldedSection>
  )
}

function DimensionLine({ dimension: { name, score, standard, text } }: { dimension: DimensionProfile }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-1 border-hair border-b py-3 md:grid-cols-[14rem_minmax(0,1fr)_5rem]">
      <span>
        {name}
        {standard && <span className="block text-sm text-soft">{standard}</span>}
      </span>
      <span className="order-last col-span-2 md:order-none md:col-span-1">
        {score ? <RangeBar lo={score.lo} hi={score.hi} label={`${name}: ${score.text}`} /> : <span>{text}</span>}
      </span>
      <span className="text-right font-semibold tabular-nums">{score?.text}</span>
    </div>
  )
}

function Ladders({ dimension, view }: { dimension: DimensionProfile; view: ReportView }) {
  const { labels } = view
  const { id, name, score, standard, text, capabilities } = dimension
  return (
    <div>
      <h3 id={`ladders-${id}`}>
        {name}{' '}
        {score && (
          <span className="font-normal font-sans text-base text-soft tabular-nums">
            {score.text} {labels.of100}
            {standard && ` (${standard})`}
          </span>
        )}
      </h3>
      <p className="mt-1 mb-4 max-w-measure text-soft">{text}</p>
      <Comment view={view} about={`dimension:${id}`} />
      <ul>
        {capabilities.map((ladder) => (
          <li
            key={ladder.id}
            className="grid gap-x-12 gap-y-3 border-hair border-t py-4 md:grid-cols-[17rem_minmax(0,1fr)]"
          >
            <Capability ladder={ladder} labels={labels} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Capability({ ladder, labels }: { ladder: CapabilityLadder; labels: Labels }) {
  const { name, definition, applies, scored, level, levelText, here, next } = ladder
  return (
    <>
      <div className="grid content-start justify-items-start gap-1">
        <h4 className="font-semibold">{name}</h4>
        {applies && <LevelScale level={level} label={levelText} />}
        <p className="text-sm text-soft">{levelText}</p>
      </div>
      <div className="grid max-w-measure content-start gap-2 text-sm">
        {(here || next) && (
          <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[5rem_minmax(0,1fr)]">
            {here && <Statement term={labels.here}>{here}</Statement>}
            {next && <Statement term={labels.next}>{next}</Statement>}
          </dl>
        )}
        {!here && <p className="text-soft">{definition}</p>}
        {!scored && <p className="text-soft">{labels.notScored}</p>}
      </div>
    </>
  )
}

function Statement({ term, children }: { term: string; children: string }) {
  return (
    <>
      <dt className="text-soft">{term}</dt>
      <dd>{children}</dd>
    </>
  )
}
