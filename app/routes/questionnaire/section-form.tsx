import { type FormEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { Form, Link, useBlocker, useNavigate, useRevalidator } from 'react-router'
import { useTranslations } from 'use-intl'
import { AppPage } from '#app/routes/app-page.tsx'
import type { GivenFields } from '#app/routes/questionnaire-parts/answer-fields.ts'
import { ProgressPanel } from '#app/routes/questionnaire-parts/progress-panel.tsx'
import { QuestionnaireLayout } from '#app/routes/questionnaire-parts/questionnaire-layout.tsx'
import { SavedLine } from '#app/routes/questionnaire-parts/saved-line.tsx'
import { SectionNav } from '#app/routes/questionnaire-parts/section-nav.tsx'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Pager } from '#app/ui/pager.tsx'
import type { Faults } from './save-section.server.ts'
import { SectionCard } from './section-card.tsx'
import { fieldsOf, savingOf, slotOf, summaryOf, versionsOf, waitsForPerson } from './section-fields.ts'
import { type CardView, INTERESTS, prefixOf, type SectionPage } from './section-view.ts'
import { useAutosave } from './use-autosave.ts'

type SectionFormProps = {
  head: AssessmentHead
  view: SectionPage
  faults: Faults | undefined
  /** Stands below the list of sections. */
  children: ReactNode
}

/** Typing pauses this long before it is saved; a choice is saved at once. */
const TYPING_PAUSE_MS = 500

/** A page of questions: one form that a browser without scripts sends whole, and one with scripts answer by answer. */
export function SectionForm({ head, view, faults, children }: SectionFormProps) {
  const t = useTranslations('app.questions')
  const { form, register, state, autosave, goOn, takeUseCase, show, hasUnsent } = useSection(head, view)
  const blocker = useBlocker(hasUnsent)
  return (
    <AppPage assessment={head} status={<SavedLine saving={savingOf(state)} />}>
      <QuestionnaireLayout
        progress={<ProgressPanel sections={view.sections} minutesLeft={view.minutesLeft} />}
        aside={
          <>
            <SectionNav sections={view.sections} />
            {children}
          </>
        }
      >
        <Form
          ref={form}
          method="post"
          action={view.mode === 'single' ? `?question=${view.cards[0]?.question.id}` : undefined}
          noValidate
          onSubmit={goOn}
          onChange={takeUseCase}
          className="grid gap-16"
        >
          {view.mode === 'sections' && (
            <div className="grid gap-3">
              <h1>{view.section.name}</h1>
              <p className="max-w-measure text-soft">{view.section.about}</p>
            </div>
          )}
          <ErrorSummary errors={summaryOf(faults)} />
          {view.cards.map((card, index) => (
            <SectionCard
              key={card.question.id}
              showsRule={isFirstOfKind(view, index)}
              card={card}
              mode={view.mode}
              fault={faults?.[speaksForProfile(view, card) ? INTERESTS : card.question.id]}
              isSpeaker={card.storedIn === 'answer' || speaksForProfile(view, card)}
              state={state.questions.get(card.storedIn === 'profile' ? INTERESTS : card.question.id)}
              autosave={autosave}
              register={register}
              show={show}
            />
          ))}
          <KeptInterests view={view} />
          {blocker.state === 'blocked' && (
            <Notice kind="warn" title={t('leaving', { count: state.unsent })}>
              <span className="flex flex-wrap gap-4">
                <Button type="button" onClick={() => blocker.reset()}>
                  {t('stay')}
                </Button>
                <Button type="button" kind="quiet" onClick={() => blocker.proceed()}>
                  {t('leave')}
                </Button>
              </span>
            </Notice>
          )}
          <Pager
            previous={view.previousHref && <Link to={view.previousHref}>{t('back')}</Link>}
            next={<Button kind="primary">{t(view.nextHref.endsWith('/review') ? 'toReview' : 'next')}</Button>}
          />
        </Form>
      </QuestionnaireLayout>
    </AppPage>
  )
}

/** Ties the form to autosave: each change is saved by itself, and "next" waits until everything is. */
function useSection(head: AssessmentHead, view: SectionPage) {
  const form = useRef<HTMLFormElement>(null)
  const navigate = useNavigate()
  const { revalidate } = useRevalidator()
  const { register, setValue, subscribe } = useForm<Record<string, Record<string, unknown>>>()
  const versions = useMemo(() => versionsOf(view), [view])
  const profileQuestions = useMemo(
    () => [INTERESTS, ...view.cards.filter((card) => card.storedIn === 'profile').map(({ question }) => question.id)],
    [view],
  )
  const [wantsNext, setWantsNext] = useState(false)
  const isShowing = useRef(false)

  /** Puts what is stored into the form; it needs no saving. */
  function show(id: string, { answer, answers, ticks, note, evidence, toldBy, toldOn }: GivenFields) {
    isShowing.current = true
    const fields = { answer, answers, tick: ticks, note, evidence, toldBy, toldOn }
    for (const [name, given] of Object.entries(fields)) setValue(`${id}.${name}`, given)
    isShowing.current = false
  }

  const { autosave, state, hasUnsent } = useAutosave({
    assessmentId: head.id,
    versions,
    onSaved(questionId, answer) {
      isShowing.current = true
      if (answer) setValue(`${questionId}.answer`, answer)
      isShowing.current = false
      revalidate()
    },
    onStored(questionId) {
      const card = view.cards.find(({ question }) => question.id === questionId)
      if (card) show(questionId, card.given)
    },
  })

  useEffect(() => {
    if (!autosave) return
    const changed = new Map<string, number>()
    // After the event, since one event can change several fields, but before anything else can happen.
    const take = () => {
      for (const [slot, pause] of changed) autosave.change(slot, fieldsOf(form.current, slot, profileQuestions), pause)
      changed.clear()
    }
    return subscribe({
      formState: { values: true },
      callback({ name }) {
        if (!name || isShowing.current) return
        if (changed.size === 0) queueMicrotask(take)
        const pause = /\.(note|evidence|toldBy|toldOn)$/.test(name) ? TYPING_PAUSE_MS : 0
        changed.set(slotOf(name, profileQuestions), pause)
      },
    })
  }, [autosave, subscribe, profileQuestions])

  useEffect(() => {
    if (!wantsNext || state.unsent > 0) return
    setWantsNext(false)
    if (!waitsForPerson(state)) navigate(view.nextHref)
  }, [wantsNext, state, navigate, view.nextHref])

  /** The choices for each use case are plain fields. */
  function takeUseCase({ target }: FormEvent<HTMLFormElement>) {
    if (!autosave || !(target instanceof HTMLInputElement) || !target.name.includes('.answer.')) return
    autosave.change(INTERESTS, fieldsOf(form.current, INTERESTS, profileQuestions))
  }

  function goOn(event: FormEvent<HTMLFormElement>) {
    if (!autosave) return
    event.preventDefault()
    const usual = view.cards.some(
      ({ question: { choices } }) => choices.kind === 'perUseCase' && choices.useCases.some(({ isUsual }) => isUsual),
    )
    if (usual) autosave.change(INTERESTS, fieldsOf(form.current, INTERESTS, profileQuestions))
    autosave.retryNow()
    setWantsNext(true)
  }

  return {
    form,
    register,
    state,
    autosave,
    goOn,
    hasUnsent,
    takeUseCase,
    show,
  }
}

/** The first card of a profile says what became of saving it. */
function speaksForProfile({ cards }: SectionPage, card: CardView): boolean {
  return card === cards.find(({ storedIn }) => storedIn === 'profile')
}

/** The interests stay chosen where only what is asked for each of them is on the page. */
function KeptInterests({ view: { cards, profileVersion } }: { view: SectionPage }) {
  const [card] = cards.filter(({ storedIn }) => storedIn === 'profile')
  const choices = card?.question.choices
  if (choices?.kind !== 'perUseCase') return null
  const prefix = prefixOf(INTERESTS)
  return (
    <>
      <input type="hidden" name={`${prefix}version`} defaultValue={profileVersion} />
      <input type="hidden" name={`${prefix}opId`} defaultValue={card?.opId} />
      {choices.useCases.map(({ id }) => (
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
