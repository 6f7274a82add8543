import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { AppPage } from '#app/routes/app-page.tsx'
import { TalkedQuestion } from '#app/routes/questionnaire-parts/talked-question.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { AddForms } from './add-forms.tsx'
import type { EvidenceFault } from './evidence-fields.ts'
import type { EvidencePageView } from './evidence-handlers.server.ts'
import { EvidenceList } from './evidence-list.tsx'

type EvidencePageProps = { view: EvidencePageView; fault: EvidenceFault | undefined }

/** What shows the answer to one question, and ways to give more. */
export function EvidencePage({ view, fault }: EvidencePageProps) {
  const t = useTranslations('evidence')
  const { head, question, shown, removed, files } = view
  const isAsked = files === 'unsaid'
  const answer =
    question.answer === null
      ? t(isAsked ? 'notAnsweredByYou' : 'notAnswered')
      : t(isAsked ? 'youAnswered' : 'answered', { answer: question.answer })
  return (
    <AppPage assessment={head} width="form">
      <div className="grid grid-cols-1 gap-10 [overflow-wrap:anywhere]">
        <TalkedQuestion about={t('about', { section: question.section })} ask={question.ask} answer={answer}>
          {question.evidenceHint && <p className="max-w-measure">{t('hint', { hint: question.evidenceHint })}</p>}
          <p>
            <Link to={question.href} className="inline-flex min-h-11 items-center">
              {t('toQuestion')}
            </Link>
          </p>
          {view.isClaimed && <Notice title={t('claimedTitle')}>{t('claimedMeans')}</Notice>}
          {head.isSubmitted && <Notice>{t('frozen')}</Notice>}
        </TalkedQuestion>
        <EvidenceList shown={shown} removed={removed} mayChange={view.mayChange} isOwnOnly={isAsked} />
        {view.mayChange && (
          <AddForms key={`${shown.length} ${removed.length}`} reusable={view.reusable} files={files} fault={fault} />
        )}
      </div>
    </AppPage>
  )
}
