import { Radar } from '#app/charts/dom/radar.tsx'
import { Phrases } from '#app/routes/results/phrases.tsx'
import { ChartFiles } from './chart-files.tsx'
import type { ReportView } from './report-view.ts'

/** For somebody who reads one page: what, when, what it costs, what is asked of them today. */
export function Summary({ view }: { view: ReportView }) {
  const { summary, labels } = view
  const next = summary.nextSteps[0]?.kind === 'question' ? labels.nextQuestions : labels.nextSteps
  return (
    <section className="border-hair border-t py-10 md:py-12">
      <h2 className="max-w-[26ch] text-2xl md:text-4xl">{summary.headline}</h2>
      <p className="mt-6 max-w-measure text-lg">
        <Phrases phrases={summary.lead} />
      </p>
      <div className="mt-8 max-w-measure rounded-lg bg-accent-soft px-6 py-5">
        <h3>{labels.ask}</h3>
        <p className="mt-1">
          <Phrases phrases={summary.ask} />
        </p>
      </div>
      <div className="mt-10 grid items-start gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Standing view={view} />
        <Profile view={view} />
      </div>
      <div className="mt-10 grid gap-x-12 gap-y-8 md:grid-cols-3">
        <Notes title={labels.strengths} notes={summary.strengths} />
        <Notes title={labels.gaps} notes={summary.gaps} />
        <Notes title={next} notes={summary.nextSteps.map(({ name, detail }) => ({ name, text: detail }))} />
      </div>
      <p className="mt-10 max-w-measure text-sm text-soft">{summary.fineprint}</p>
    </section>
  )
}

function Standing({ view: { summary, labels } }: { view: ReportView }) {
  if (summary.standing.length === 0) return null
  return (
    <div className="grid max-w-measure gap-3">
      <h3>{labels.standing}</h3>
      {summary.standing.map((phrases) => (
        <p key={phrases.map(({ text }) => text).join('')}>
          <Phrases phrases={phrases} />
        </p>
      ))}
    </div>
  )
}

/** Nothing is drawn while nothing is answered: a picture would look like a result. */
function Profile({ view: { base, dimensions, labels, summary } }: { view: ReportView }) {
  const scored = dimensions.flatMap(({ short, score }) => (score ? [{ label: short, ...score }] : []))
  if (summary.state === 'empty' || scored.length < 3) return null
  return (
    <figure className="grid justify-items-center gap-2">
      <Radar
        axes={scored.map(({ label, lo, hi }) => ({ label, lo, hi }))}
        title={labels.dimensions}
        description={scored.map(({ label, text }) => `${label}: ${text}`).join('; ')}
      />
      <figcaption className="text-sm text-soft">
        {labels.radarKnown} · {labels.radarPossible}
      </figcaption>
      <ChartFiles base={base} chart="radar" name={labels.dimensions} />
    </figure>
  )
}

function Notes({ title, notes }: { title: string; notes: readonly { name: string; text: string }[] }) {
  if (notes.length === 0) return null
  return (
    <div className="grid content-start gap-3">
      <h3>{title}</h3>
      <ul className="grid gap-3">
        {notes.map(({ name, text }) => (
          <li key={name} className="grid gap-0.5">
            <span>{name}</span>
            {text && <span className="text-sm text-soft">{text}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
