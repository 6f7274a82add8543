import type { ReactNode } from 'react'
import type { UseFormRegister } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import type { GivenFields } from '#app/routes/questionnaire-parts/answer-fields.ts'
import { CardAgreed } from '#app/routes/questionnaire-parts/card-agreed.tsx'
import { CardProof } from '#app/routes/questionnaire-parts/card-proof.tsx'
import { CardTalk } from '#app/routes/questionnaire-parts/card-talk.tsx'
import { QuestionBackground } from '#app/routes/questionnaire-parts/question-background.tsx'
import { QuestionCard } from '#app/routes/questionnaire-parts/question-card.tsx'
import type { AgreedNote } from '#app/server/agreed-notes.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Tick } from '#app/ui/choice.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { Autosave, QuestionState, Theirs } from './autosave.ts'
import { ConflictNotice } from './conflict-notice.tsx'
import type { CardFault } from './save-section.server.ts'
import type { ScopeEffects } from './scope-effects.ts'
import { givenIn } from './section-fields.ts'
import { type CardView, INTERESTS, prefixOf, RESOLVE } from './section-view.ts'

type SectionCardProps = {
  card: CardView
  mode: 'single' | 'sections'
  showsRule: boolean
  fault: CardFault | undefined
  state: QuestionState | undefined
  autosave: Autosave | null
  register: UseFormRegister<Record<string, Record<string, unknown>>>
  /** What concerns the save that this card belongs to is said on this card. */
  isSpeaker: boolean
  decide: Decide
}

/** What a person can do about an answer that stands in question; all by the save it belongs to. */
export type Decide = {
  /** Puts what somebody else stored in place of what stands here. */
  takeTheirs: (slot: string, theirs: Theirs) => void
  /** Puts both texts into the fields, to go on from, and saves them over theirs. */
  writeTogether: (slot: string, mine: GivenFields, theirs: Theirs) => void
  /** Puts back what was stored before. */
  keepStored: (slot: string) => void
  /** Saves what stands here once more, for the wording as it is now. */
  saveAgain: (slot: string) => void
}

/** One question of a page, with what has become of its answer. */
export function SectionCard({
  card,
  mode,
  showsRule,
  fault,
  state,
  autosave,
  register,
  isSpeaker,
  decide,
}: SectionCardProps) {
  const { question } = card
  const prefix = prefixOf(question.id)
  const errors = state?.errors ?? fault?.errors
  const notices = isSpeaker && <Notices card={card} fault={fault} state={state} autosave={autosave} decide={decide} />
  return (
    <div className="border-hair border-t pt-10 first:border-t-0 first:pt-0">
      <QuestionCard
        question={question}
        showsRule={showsRule}
        prefix={prefix}
        given={fault?.given ?? card.given}
        version={fault?.version ?? card.version}
        opId={card.opId}
        register={(name) => register(`${question.id}.${name}`)}
        headingLevel={mode === 'single' ? 1 : 2}
        errors={isSpeaker ? { answer: messageOf(errors) ?? state?.message, toldOn: errors?.toldOn } : {}}
        notice={card.agreed ? <Agreeing agreed={card.agreed}>{notices}</Agreeing> : notices}
        askHref={card.askHref || undefined}
        hasUnsure={question.id !== INTERESTS}
        hasDetails={card.hasDetails}
        background={
          card.why || card.useCases.length > 0 ? (
            <QuestionBackground
              why={card.why ?? undefined}
              example={card.example ?? undefined}
              useCases={card.useCases}
              techniques={card.techniques}
            />
          ) : undefined
        }
      />
      {card.proof && <CardProof proof={card.proof} hasChanged={state !== undefined} />}
      {card.talk && <CardTalk talk={card.talk} />}
    </div>
  )
}

/** What people agreed on stands before all else that is said of a question. */
function Agreeing({ agreed, children }: { agreed: AgreedNote; children: ReactNode }) {
  return (
    <div className="grid gap-6">
      <CardAgreed agreed={agreed} />
      {children}
    </div>
  )
}

/** Of the first field that something is wrong with, the date apart: it has its own place. */
function messageOf({ toldOn: _, ...errors }: Record<string, string> = {}): string | undefined {
  return Object.values(errors)[0]
}

function Notices({
  card,
  fault,
  state,
  autosave,
  decide,
}: Pick<SectionCardProps, 'card' | 'fault' | 'state' | 'autosave' | 'decide'>) {
  const t = useTranslations('app.questions')
  const slot = card.storedIn === 'profile' ? INTERESTS : card.question.id
  if (state?.status === 'conflict' && state.theirs) {
    const { theirs, mine = [] } = state
    const given = givenIn(mine, slot)
    return (
      <ConflictNotice
        theirs={theirs}
        mine={given}
        name={RESOLVE}
        decide={{
          mine: () => autosave?.keepMine(slot),
          theirs: () => decide.takeTheirs(slot, theirs),
          together: () => decide.writeTogether(slot, given, theirs),
        }}
      />
    )
  }
  if (state?.status === 'confirm' && state.effects) {
    return (
      <Notice kind="warn" title={t('confirm.title')}>
        <Effects effects={state.effects} />
        <div className="mt-3 flex flex-wrap gap-4">
          <Button type="button" onClick={() => autosave?.confirm(slot)}>
            {t('confirm.change')}
          </Button>
          <Button type="button" onClick={() => decide.keepStored(slot)}>
            {t('confirm.keep')}
          </Button>
        </div>
      </Notice>
    )
  }
  if (fault?.other)
    return <ConflictNotice theirs={fault.other} mine={fault.given} name={`${prefixOf(slot)}${RESOLVE}`} decide={null} />
  if (fault?.isJoined) return <Notice kind="warn">{t('conflict.joined')}</Notice>
  if (fault?.theirs !== undefined) {
    return (
      <Notice kind="warn" title={t('conflict.title')}>
        {t('conflict.sendAgain', { theirs: fault.theirs || t('conflict.none') })}
      </Notice>
    )
  }
  if (fault?.effects) {
    return (
      <Notice kind="warn" title={t('confirm.title')}>
        <Effects effects={fault.effects} />
        <Tick name={slot === INTERESTS ? 'confirmed' : `${prefixOf(slot)}confirmed`} value="yes">
          {t('confirm.tick')}
        </Tick>
      </Notice>
    )
  }
  if (!card.wordingChanged && card.askedAgainAfter === null) return <Passing card={card} />
  return (
    <Notice>
      <p>{card.wordingChanged ? t('wordingChanged') : t('askedAgain', { pilot: card.askedAgainAfter ?? '' })}</p>
      {!autosave && !card.wordingChanged && (
        <Tick name={`${prefixOf(slot)}confirmed`} value="yes">
          {t('stillTrue')}
        </Tick>
      )}
      {autosave && (
        <div className="mt-3">
          <Button type="button" onClick={() => decide.saveAgain(slot)}>
            {t('stillTrue')}
          </Button>
        </div>
      )}
    </Notice>
  )
}

/** That a question came from a colleague, or was passed on to one. */
function Passing({ card: { passedTo, cameFrom } }: Pick<SectionCardProps, 'card'>) {
  const t = useTranslations('app.questions')
  if (passedTo !== null) return <Notice>{t('passedTo', { to: passedTo })}</Notice>
  return cameFrom === null ? null : <Notice>{cameFrom}</Notice>
}

function Effects({ effects: { hidden, changed } }: { effects: ScopeEffects }) {
  const t = useTranslations('app.questions.confirm')
  return (
    <>
      {hidden.length > 0 && <p>{t('hidden', { count: hidden.length, names: hidden.join(' · ') })}</p>}
      {changed.length > 0 && <p>{t('verdicts', { count: changed.length, names: changed.join(', ') })}</p>}
    </>
  )
}
