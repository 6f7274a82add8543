import { useTranslations } from 'use-intl'
import { AppPage } from '#app/routes/app-page.tsx'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import { Glossary, Uses } from './glossary.tsx'
import { Law } from './law.tsx'
import { Requirements } from './requirements.tsx'
import { Section } from './section.tsx'
import { Claims } from './sources.tsx'
import { PlanThis, TargetHead, Verdict } from './target-head.tsx'
import type { TechniqueView } from './technique-view.server.ts'
import { VerdictChange } from './verdict-change.tsx'
import type { WayView } from './way-there.server.ts'
import { WayThere } from './way-there.tsx'

type TechniquePageProps = { head: AssessmentHead; view: TechniqueView; way: WayView | null }

/** One technique: its verdict and ladder first, then what it is, where it helps and what is claimed of it. */
export function TechniquePage({ head, view, way }: TechniquePageProps) {
  const { base, id, name, category, definition, verdict, applies } = view
  const t = useTranslations('results.technique')
  const canPlan = way !== null && way.kind !== 'refused' && !head.isSubmitted
  return (
    <AppPage assessment={head} onlyReads>
      <TargetHead base={base} kind={t('kind', { category })} name={name} about={definition}>
        <Verdict verdict={verdict}>{verdict.insideTools && <p className="text-soft">{t('insideTools')}</p>}</Verdict>
        {canPlan && <PlanThis base={base} id={id} isTarget={false} />}
      </TargetHead>
      {applies && <Requirements requirements={view.requirements} />}
      {view.change && <VerdictChange change={view.change} />}
      {way && <WayThere way={way} />}
      <Glossary view={view} />
      <Uses uses={view.uses} />
      {view.claims.length > 0 && (
        <Section id="claims" title={t('claims')} lead={t('claimsLead')}>
          <Claims claims={view.claims} />
        </Section>
      )}
      <Law law={view.law} />
    </AppPage>
  )
}
