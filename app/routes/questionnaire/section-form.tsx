import type { ReactNode } from 'react'
import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { AppPage } from '#app/routes/app-page.tsx'
import { PrivateLink } from '#app/routes/assessments/private-link.tsx'
import { ProgressPanel } from '#app/routes/questionnaire-parts/progress-panel.tsx'
import { QuestionnaireLayout } from '#app/routes/questionnaire-parts/questionnaire-layout.tsx'
import { SavedLine } from '#app/routes/questionnaire-parts/saved-line.tsx'
import { SectionNav } from '#app/routes/questionnaire-parts/section-nav.tsx'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { OthersHere } from './others-here.tsx'
import type { Faults } from './save-section.server.ts'
import { SectionCard } from './section-card.tsx'
import { savingOf, stuckElsewhere, summaryOf } from './section-fields.ts'
import { type CardView, INTERESTS, prefixOf, type SectionPage, type ShownSection } from './section-view.ts'
import type { KeptState } from './use-autosave.ts'
import { useDigitKeys } from './use-digit-keys.ts'
import { useLeaving } from './use-leaving.ts'
import { SECTION_FORM, useSection } from './use-section.ts'

type SectionFormProps = {
  head: AssessmentHead
  view: ShownSection
  faults: Faults | undefined
  /** What stands around the questions in place of progress and sections. */
  around?: { progress: ReactNode; aside: ReactNode }
  /** Stands below the progress. */
  children?: ReactNode
}

/** A page of questions: one form that a browser without scripts sends whole, and one with scripts answer by answer. */
export function SectionForm({ head, view, faults, around, children }: SectionFormProps) {
  const t = useTranslations('app.questions')
  const { form, register, state, kept, autosave, goOn, takeUseCase, decide, hasUnsent } = useSection(view)
  const isTold = head.respondent?.isSelf === false && view.mode === 'sections'
  useDigitKeys(form, isTold)
  const leaving = useLeaving(autosave, state, hasUnsent)
  return (
    <AppPage assessment={head} status={<SavedLine saving={savingOf(state, kept.isKept)} />}>
      <QuestionnaireLayout
        progress={
          around?.progress ?? (
            <div className="grid gap-1">
              {view.others && <OthersHere {...view.others} />}
              <ProgressPanel
                sections={head.respondent ? view.sections.slice(0, 1) : view.sections}
                minutesLeft={view.minutesLeft}
              />
              {children}
            </div>
          )
        }
        aside={
          around?.aside ?? (
            <>
              {head.keptUntil !== null &&
                view.sections.some(({ answered, total }) => total > 0 && answered === total) && (
                  <section className="grid justify-items-start gap-2 text-sm">
                    <h2 className="text-base">{t('elsewhere')}</h2>
                    <p className="text-soft">{t('elsewhereText')}</p>
                    <PrivateLink assessmentId={head.id} />
                  </section>
                )}
              <SectionNav sections={view.sections} />
            </>
          )
        }
      >
        <Form
          id={SECTION_FORM}
          ref={form}
          method="post"
          action={view.mode === 'single' ? addressOf(view) : undefined}
          noValidate
          // What a browser puts back by itself may be older than what is stored.
          autoComplete="off"
          onSubmit={goOn}
          onChange={takeUseCase}
          className="grid gap-16"
        >
          {view.mode === 'sections' && (
            <div className="grid gap-3">
              <h1>{view.section.name}</h1>
              <p className="max-w-measure text-soft">{view.section.about}</p>
              {isTold && <p className="max-w-measure text-soft">{t('digits')}</p>}
            </div>
          )}
          <FoundNotice thrown={kept.thrown} elsewhere={stuckElsewhere(state, kept.places, view)} />
          <ErrorSummary errors={summaryOf(faults)} />
          {view.cards.map((card, index) => (
            <SectionCard
              key={card.question.id}
              showsRule={isFirstOfKind(view, index)}
              card={asTyped(card, faults)}
              mode={view.mode}
              fault={faults?.[speaksForProfile(view, card) ? INTERESTS : card.question.id]}
              isSpeaker={card.storedIn === 'answer' || speaksForProfile(view, card)}
              state={state.questions.get(card.storedIn === 'profile' ? INTERESTS : card.question.id)}
              autosave={autosave}
              register={register}
              decide={decide}
            />
          ))}
          <KeptInterests view={view} />
          {leaving && (
            <Notice kind="warn" title={t('leaving', { count: state.unsent })}>
              <span className="flex flex-wrap gap-4">
                <Button type="button" onClick={() => leaving.reset()}>
                  {t('stay')}
                </Button>
                <Button type="button" kind="quiet" onClick={() => leaving.proceed()}>
                  {t(kept.isKept ? 'leaveKept' : 'leave')}
                </Button>
              </span>
            </Notice>
          )}
          <Pager
            previous={view.previousHref && <Link to={view.previousHref}>{t('back')}</Link>}
            next={
              head.mayChange ? (
                <Button kind="primary">{t(view.nextHref.endsWith('/review') ? 'toReview' : 'next')}</Button>
              ) : (
                <Link to={view.nextHref}>{t('nextToRead')}</Link>
              )
            }
          />
        </Form>
      </QuestionnaireLayout>
    </AppPage>
  )
}

/** What became of answers that were found in this browser: said once, and where one of them waits for its person. */
function FoundNotice({ thrown, elsewhere }: { thrown: KeptState['thrown']; elsewhere: string[] }) {
  const t = useTranslations('app.questions.found')
  const { strange, expired } = thrown
  return (
    <>
      {strange > 0 && <Notice kind="warn">{t('strange', { count: strange })}</Notice>}
      {expired > 0 && <Notice kind="warn">{t('expired', { count: expired })}</Notice>}
      {elsewhere.map((place) => (
        <Notice key={place} kind="warn">
          {t('waits')} <Link to={place}>{t('goThere')}</Link>
        </Notice>
      ))}
    </>
  )
}

/** What was sent for each use case stays chosen while something is wrong with the page. */
function asTyped(card: CardView, faults: Faults | undefined): CardView {
  const { question } = card
  const typed = faults?.[INTERESTS]?.perUseCase
  if (!typed || question.choices.kind !== 'perUseCase') return card
  const useCases = question.choices.useCases.map((useCase) => {
    const answer = typed[`${prefixOf(question.id)}answer.${useCase.id}`]
    return answer === undefined ? useCase : { ...useCase, answer, from: 'chosen' as const }
  })
  return { ...card, question: { ...question, choices: { ...question.choices, useCases } } }
}

/** The first card of a profile says what became of saving it. */
function speaksForProfile({ cards }: SectionPage, card: CardView): boolean {
  return card === cards.find(({ storedIn }) => storedIn === 'profile')
}

/** The interests stay chosen where only what is asked for each of them is on the page. */
function KeptInterests({ view: { cards, profileVersion, interests } }: { view: SectionPage }) {
  const [card] = cards.filter(({ storedIn }) => storedIn === 'profile')
  if (card?.question.choices.kind !== 'perUseCase') return null
  const prefix = prefixOf(INTERESTS)
  return (
    <>
      <input type="hidden" name={`${prefix}version`} defaultValue={profileVersion} />
      <input type="hidden" name={`${prefix}opId`} defaultValue={card.opId} />
      {interests.map((id) => (
        <input key={id} type="hidden" name={`${prefix}answers`} defaultValue={id} />
      ))}
    </>
  )
}

/** The rule of answering is said once a page for each kind of question. */
function isFirstOfKind({ cards }: SectionPage, index: number): boolean {
  const kind = cards[index]?.question.choices.kind
  return cards.findIndex(({ question }) => question.choices.kind === kind) === index
}

/** The address of one question, on what it is about. */
function addressOf({ about, cards }: ShownSection): string {
  const question = cards[0]?.question.id ?? ''
  return `?${new URLSearchParams(about === undefined ? { question } : { about, question })}`
}
