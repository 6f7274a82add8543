import type { ReactNode } from 'react'
import type { ReportState } from '#app/core/editions/report-state.ts'
import type { Locale } from '#app/messages/locales.ts'
import type { SectionId } from '#app/report/model/report-fields.ts'
import { sectionsOf } from '#app/report/model/sections.ts'
import type { Paper } from '#app/report/theme.ts'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import { Actions } from './actions.tsx'
import { Answers, Claims, Glossary, Limits, References } from './appendix.tsx'
import { BrandFoot } from './brand-foot.tsx'
import { Changes } from './changes.tsx'
import { Contents } from './contents.tsx'
import { Cover } from './cover.tsx'
import { DimensionLadders, Dimensions } from './dimensions.tsx'
import { Governance } from './governance.tsx'
import { Method } from './method.tsx'
import { Pilots } from './pilots.tsx'
import { Pitfalls } from './pitfalls.tsx'
import { Contradictions, Points } from './points.tsx'
import { Priority } from './priority.tsx'
import type { ReportView } from './report-view.ts'
import { Schedule } from './schedule.tsx'
import { SecondView } from './second-view.tsx'
import { Summary } from './summary.tsx'
import { Team } from './team.tsx'
import { Techniques } from './techniques.tsx'
import { Homework, UseCases } from './use-cases.tsx'
import { useOpenTarget } from './use-open-target.ts'
import { Watermark } from './watermark.tsx'

type ReportPageProps = {
  head: Pick<AssessmentHead, 'id' | 'isSubmitted'>
  view: ReportView
  state: ReportState
  /** Of the PDF, unless another is asked for. */
  paper: Paper
  /** The language that it was asked for in. */
  asked: Locale
  mayWrite?: boolean
}

/** The report on the web, in the order of the PDF, from the same model. */
export function ReportPage({ head, view, state, paper, asked, mayWrite = false }: ReportPageProps) {
  useOpenTarget()
  return (
    <article className="[&_p]:[overflow-wrap:anywhere]" lang={view.locale}>
      <Watermark mark={view.cover.watermark} />
      <Cover head={head} view={view} state={state} paper={paper} asked={asked} mayWrite={mayWrite} />
      <ReportParts view={view} />
    </article>
  )
}

/** Everything after the cover. */
export function ReportParts({ view }: { view: ReportView }) {
  return (
    <>
      <Summary view={view} />
      <Contents view={view} />
      <Changes view={view} />
      {sectionsOf(view).map((id) => (
        <ReportSection key={id} id={id} view={view} />
      ))}
      <BrandFoot brand={view.cover.brand} />
    </>
  )
}

function ReportSection({ id, view }: { id: SectionId; view: ReportView }) {
  switch (id) {
    case 'pilot-design':
    case 'evidence':
      return <Pilots id={id} view={view} />
    default: {
      const Part = PARTS[id]
      return <Part view={view} />
    }
  }
}

const PARTS: Record<Exclude<SectionId, 'pilot-design' | 'evidence'>, (props: { view: ReportView }) => ReactNode> = {
  'use-cases': UseCases,
  homework: Homework,
  method: Method,
  dimensions: Dimensions,
  ladders: DimensionLadders,
  'second-view': SecondView,
  techniques: Techniques,
  pitfalls: Pitfalls,
  points: Points,
  contradictions: Contradictions,
  governance: Governance,
  priority: Priority,
  schedule: Schedule,
  actions: Actions,
  team: Team,
  answers: Answers,
  glossary: Glossary,
  claims: Claims,
  references: References,
  limits: Limits,
}
