import { AppPage } from '#app/routes/app-page.tsx'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import type { ChangesInShort } from './changes.server.ts'
import { Changes } from './changes.tsx'
import { Contradictions, Method, NextSteps } from './closing-sections.tsx'
import { Headline } from './headline.tsx'
import { Homework } from './homework.tsx'
import { NothingYet } from './nothing-yet.tsx'
import { Pitfalls } from './pitfalls.tsx'
import { Points } from './points.tsx'
import { Profile } from './profile.tsx'
import type { ResultsView } from './results-view.server.ts'
import { TechniqueMap } from './technique-map.tsx'
import { UseCases } from './use-case-table.tsx'

type ResultPageProps = {
  head: AssessmentHead
  view: ResultsView
  /** Against the last check of the client. */
  changes?: ChangesInShort | null
  /** They may write down what they saw themselves. */
  mayRate?: boolean
}

/** Results: the sentence first, then what it rests on, down to the answers. */
export function ResultPage({ head, view, changes, mayRate = false }: ResultPageProps) {
  return (
    <AppPage assessment={head}>
      <Headline head={head} view={view} />
      {view.nextSteps.length > 0 && <NextSteps view={view} />}
      {changes && <Changes changes={changes} />}
      {view.state === 'empty' ? <NothingYet view={view} /> : <Findings view={view} mayRate={mayRate} />}
      <Method view={view} />
    </AppPage>
  )
}

function Findings({ view, mayRate }: { view: ResultsView; mayRate: boolean }) {
  return (
    <>
      {view.homework && <Homework homework={view.homework} />}
      <UseCases useCases={view.useCases} base={view.base} />
      <Profile view={view} mayRate={mayRate} />
      <Pitfalls pitfalls={view.pitfalls} />
      <TechniqueMap categories={view.techniques} />
      {view.points && <Points base={view.base} points={view.points} />}
      {view.contradictions.length > 0 && <Contradictions contradictions={view.contradictions} />}
    </>
  )
}
