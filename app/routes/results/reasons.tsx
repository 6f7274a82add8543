import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { SharedAnswer } from '#app/report/model/answer-model.ts'
import type { OpenQuestionView, ReasonView, Voice } from './view.ts'

/** The answers behind something: the question, the sentence chosen, who said it and when, with the way back to it. */
export function Reasons({ reasons }: { reasons: readonly ReasonView[] }) {
  return (
    <ul className="grid max-w-measure gap-5">
      {reasons.map((reason) => (
        <li key={reason.question}>
          <Reason reason={reason} />
        </li>
      ))}
    </ul>
  )
}

function Reason({
  reason: { ask, answer, state, note, evidence, pieces, claimed, told, href, talk, shared, voices },
}: {
  reason: ReasonView
}) {
  const t = useTranslations('results.reason')
  const words = useTranslations('questionnaire')
  const isGiven = state === 'answered'
  return (
    <div className="grid gap-1">
      <p className="text-sm text-soft">{ask}</p>
      <p className={isGiven ? '' : 'text-open italic'}>
        {isGiven && !shared?.isSpan ? t('quoted', { answer }) : answer}
      </p>
      {shared && <Shared shared={shared} voices={voices} />}
      {note && <p className="whitespace-pre-line text-sm text-soft">{t('note', { note })}</p>}
      {evidence && <p className="whitespace-pre-line text-sm text-soft">{t('evidence', { evidence })}</p>}
      {pieces && <p className="text-sm text-soft">{t('evidence', { evidence: pieces.join(', ') })}</p>}
      {claimed && <p className="text-sm text-soft">{claimed}</p>}
      <p className="text-sm text-soft empty:hidden">
        {told}
        {told && href !== null && ' · '}
        {href !== null && (
          <Link to={href} className="inline-flex min-h-6 items-center">
            {t(isGiven ? 'toQuestion' : 'toOpenQuestion')}
          </Link>
        )}
        {talk && (
          <>
            {' · '}
            <Link to={talk.href} className="inline-flex min-h-6 items-center">
              {words('talk.summary', { count: talk.comments, open: talk.open })}
            </Link>
          </>
        )}
      </p>
    </div>
  )
}

/** How several people answered: in sentences, and by name where that may be said. */
function Shared({ shared: { flag, notes }, voices = [] }: { shared: SharedAnswer; voices?: Voice[] }) {
  const t = useTranslations('results.reason')
  const said = ({ level, text }: Voice) =>
    level !== null ? t('level', { level }) : text === '' ? t('unsure') : t('quoted', { answer: text })
  return (
    <>
      <p className={`text-sm ${flag === 'disagree' ? 'text-notyet' : 'text-soft'}`}>{notes.join(' ')}</p>
      {voices.length > 0 && (
        <ul className="text-sm text-soft [overflow-wrap:anywhere]">
          {voices.map((voice) => (
            <li key={voice.id}>
              {t('voice', { name: voice.name || t(voice.isLead ? 'lead' : 'somebody'), answer: said(voice) })}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Questions that would settle it, and whom to ask. */
export function OpenQuestions({ questions }: { questions: readonly OpenQuestionView[] }) {
  const t = useTranslations('results.reason')
  return (
    <ul className="grid max-w-measure gap-2">
      {questions.map(({ question, ask, whom, href, onlyInFull, saves }) => (
        <li key={question}>
          <Link to={href}>{ask}</Link> <span className="text-sm text-soft">{t('ask', { whom })}</span>
          {onlyInFull && <span className="text-sm text-soft"> {t('onlyInFull')}</span>}
          {saves && <span className="text-sm text-soft"> {saves}</span>}
        </li>
      ))}
    </ul>
  )
}
