import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { SpanScale } from '#app/charts/dom/span-scale.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import { Agreed, EarlierAgreed } from './agreed.tsx'
import type { QuestionView, Standing } from './question-view.server.ts'
import { StandingMark } from './standing-mark.tsx'

type QuestionResultProps = {
  question: QuestionView
  /** How many wanted verdicts hang on it; `null`: people do not differ on it. */
  hanging: number | null
  workshopHref: string
  mayAgree: boolean
}

const looks: Record<Standing, 'apart' | 'near' | 'same' | 'open'> = {
  disagree: 'apart',
  slight: 'near',
  agree: 'same',
  single: 'same',
  nobody: 'open',
}

/** One question: how people stand to it at a glance, the answers and figures folded behind it. */
export function QuestionResult({ question, hanging, workshopHref, mayAgree }: QuestionResultProps) {
  const t = useTranslations('agreement.question')
  const { id, ask, capability, standing, soFar, final, answered, agreed } = question
  const say = useSpan()
  return (
    <article id={`q-${id}`} className="grid gap-4 border-hair border-t py-6">
      <div className="grid break-inside-avoid gap-x-10 gap-y-4 md:grid-cols-[minmax(0,1fr)_15rem]">
        <div className="grid content-start gap-1.5">
          <p className="text-sm text-soft">{capability}</p>
          <h3>{ask}</h3>
          <p>
            <StandingMark standing={agreed ? 'agreed' : standing} />
          </p>
          <Remarks question={question} hanging={hanging} />
        </div>
        <div className="grid content-start gap-1">
          <SpanScale
            soFar={soFar}
            final={final}
            before={agreed ? answered : undefined}
            look={agreed ? 'same' : looks[standing]}
            label={say(question)}
          />
          <p aria-hidden="true" className="text-sm">
            {say(question)}
          </p>
        </div>
      </div>
      {agreed && <Agreed agreed={agreed} />}
      <div className="grid items-start gap-x-10 md:grid-cols-[minmax(0,1fr)_15rem]">
        {hasMore(question) && (
          <Disclosure
            summary={
              <span>
                {t('more')}
                <VisuallyHidden>: {ask}</VisuallyHidden>
              </span>
            }
          >
            <Answers question={question} />
            <Figures question={question} />
            <EarlierAgreed history={question.history} />
          </Disclosure>
        )}
        {mayAgree && standing !== 'nobody' && (
          <Link to={`${workshopHref}/${id}`} className="no-print inline-flex min-h-12 items-center">
            {t(agreed ? 'change' : 'agree')}
            <VisuallyHidden>: {ask}</VisuallyHidden>
          </Link>
        )}
      </div>
    </article>
  )
}

/** Somebody answered, or something was agreed on once. */
const hasMore = ({ definite, unsure, history }: QuestionView) => definite + unsure + history.length > 0

/** Both intervals in words. */
export function useSpan() {
  const t = useTranslations('agreement.span')
  const span = ({ lo, hi }: { lo: number; hi: number }) => (lo === hi ? String(lo) : t('from', { lo, hi }))
  return ({ soFar, final, agreed, answered, standing }: QuestionView) => {
    if (agreed) return t('agreed', { level: soFar.lo, before: span(answered) })
    if (standing === 'nobody') return t('nobody')
    const isFinal = soFar.lo === final.lo && soFar.hi === final.hi
    return isFinal ? t('final', { span: span(soFar) }) : t('soFar', { span: span(soFar), final: span(final) })
  }
}

function Remarks({ question, hanging }: Pick<QuestionResultProps, 'question' | 'hanging'>) {
  const t = useTranslations('agreement.question')
  const { agreed, knowledge, fewKnow, nobodyWorksWithIt, pending, soFar, final } = question
  const mayMove = soFar.lo !== final.lo || soFar.hi !== final.hi
  const remarks = [
    hanging !== null && hanging > 0 && agreed === null && t('hanging', { count: hanging }),
    fewKnow && knowledge !== null && t('fewKnow', { percent: knowledge }),
    nobodyWorksWithIt && t('nobodyWorksWithIt'),
    agreed === null && mayMove && pending > 0 && t('pending', { count: pending }),
  ].filter((remark) => typeof remark === 'string')
  if (remarks.length === 0) return null
  return (
    <ul className="grid gap-0.5 text-sm text-soft">
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  )
}

/** How often each answer was given, or why that is not shown. */
function Answers({ question: { choices, answered, definite, unsure, leads } }: { question: QuestionView }) {
  const t = useTranslations('agreement.question')
  const isShown = choices.some(({ count }) => count !== null)
  const isOutside = choices.some(({ count, level }) => count && (level < answered.lo || level > answered.hi))
  return (
    <div className="grid gap-3">
      <p>{t('answers', { definite, unsure })}</p>
      {isShown ? (
        <ul className="grid max-w-measure">
          {choices.map(({ value, level, lead, rest, count }) => (
            <li key={value} className="grid grid-cols-[1.25rem_minmax(0,1fr)_auto] gap-x-3 border-hair border-t py-2">
              <span className="text-faint tabular-nums">{level}</span>
              <span className={count ? '' : 'text-soft'}>
                {lead}
                {rest}
              </span>
              <span className="whitespace-nowrap text-sm">
                <Dots count={count ?? 0} /> {t('people', { count: count ?? 0 })}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        definite > 0 && <p className="max-w-measure text-sm text-soft">{t('fewAnswers')}</p>
      )}
      {isOutside && <p className="max-w-measure text-sm text-soft">{t('outside')}</p>}
      {leads !== null && <p className="max-w-measure text-sm text-soft">{t('leads', { answer: leads })}</p>}
    </div>
  )
}

const MOST_DOTS = 8

/** A dot for each person, as long as they can be counted at a glance. */
export function Dots({ count }: { count: number }) {
  if (count === 0 || count > MOST_DOTS) return null
  return (
    <span aria-hidden="true" className="text-accent tracking-widest">
      {'●'.repeat(count)}
    </span>
  )
}

/** For whoever wants to know how it is reckoned; the words above say it without. */
function Figures({ question: { figures, knowledge } }: { question: QuestionView }) {
  const t = useTranslations('agreement.figures')
  const { averageDeviation = null, withinGroup = null } = figures ?? {}
  const rows = [
    knowledge !== null && { name: t('knowledge', { percent: knowledge }), means: t('knowledgeMeans') },
    averageDeviation !== null && { name: t('deviation', { deviation: averageDeviation }), means: t('deviationMeans') },
    withinGroup !== null && { name: t('withinGroup', { within: withinGroup }), means: t('withinGroupMeans') },
  ].filter((row) => row !== false)
  if (rows.length === 0) return null
  return (
    <div className="mt-6 grid max-w-measure gap-2 text-sm">
      <p className="font-semibold text-soft">{t('heading')}</p>
      <dl className="grid gap-2">
        {rows.map(({ name, means }) => (
          <div key={name}>
            <dt className="font-semibold">{name}</dt>
            <dd className="text-soft">{means}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
