import type { ReactNode } from 'react'
import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { PrivateLink } from '#app/routes/assessments/private-link.tsx'
import { Contradictions } from '#app/routes/duties/contradictions.tsx'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { ReviewFault } from './change-review.server.ts'
import { ReviewAgreed } from './review-agreed.tsx'
import type { QuestionLink, ReviewData } from './review-data.server.ts'
import { Differing, LeavesOut } from './review-team.tsx'
import { ReviewThreads } from './review-threads.tsx'

type ReviewProps = {
  assessmentId: string
  /** Whether private links can be made: not of work that an account keeps. */
  hasLinks: boolean
  review: ReviewData
  fault: ReviewFault | undefined
}

/** What is open, what nobody knows, what does not go together; then the button that freezes it. */
export function Review({ assessmentId, hasLinks, review, fault }: ReviewProps) {
  const t = useTranslations('app.review')
  const unexplained = review.contradictions.filter(({ reason }) => reason === null)
  return (
    <div className="grid gap-12">
      <div className="grid gap-3">
        <h1>{t('heading')}</h1>
        <p className="max-w-measure text-soft">{t('lead')}</p>
      </div>
      {fault && !fault.contradiction && (
        <Notice kind="error" title={t(fault.message === 'nothing' ? 'nothing' : 'submitBlocked')}>
          <Link to={fault.message === 'nothing' ? '../questions' : '#contradictions'} relative="path">
            {t('change')}
          </Link>
        </Notice>
      )}
      {review.again.length > 0 && (
        <section id="again" className="grid gap-4">
          <Head title={t('again', { count: review.again.length })} text={t('againMeans')} />
          <Questions questions={review.again} canPassOn />
        </section>
      )}
      <section id="contradictions" className="grid gap-6">
        <Head
          title={t('contradictions', { count: unexplained.length })}
          text={review.contradictions.length > 0 && t('contradictionsMeans')}
        />
        {review.contradictions.map((contradiction) => (
          <Contradiction
            key={contradiction.id}
            contradiction={contradiction}
            fault={fault?.contradiction === contradiction.id ? fault : undefined}
          />
        ))}
      </section>
      <Contradictions contradictions={review.inRegister} />
      <ReviewAgreed agreed={review.agreed} />
      {review.team && <Differing differing={review.team.differing} />}
      <section className="grid gap-4">
        <Head title={t('open', { count: review.open.length })} text={review.open.length > 0 && t('openMeans')} />
        <Questions questions={review.open} />
      </section>
      {review.unsure.length > 0 && (
        <section className="grid gap-4">
          <Head title={t('unsure', { count: review.unsure.length })} text={t('unsureMeans')} />
          <Questions questions={review.unsure} canPassOn />
        </section>
      )}
      {review.claimed.length > 0 && (
        <section id="claimed" className="grid gap-4">
          <Head title={t('claimed', { count: review.claimed.length })} text={t('claimedMeans')} />
          <Questions questions={review.claimed} />
        </section>
      )}
      <ReviewThreads threads={review.threads} />
      {review.onlyInFull > 0 && (
        <section className="grid gap-4">
          <Head title={t('onlyInFull', { count: review.onlyInFull })} text={t('onlyInFullMeans')} />
          <Link to="../settings" relative="path" className="inline-flex min-h-11 items-center">
            {t('toFull')}
          </Link>
        </section>
      )}
      {review.reworded.length > 0 && (
        <section className="grid gap-4">
          <Head title={t('reworded', { count: review.reworded.length })} />
          <Questions questions={review.reworded} />
        </section>
      )}
      {review.unasked.length > 0 && (
        <section className="grid gap-4">
          <Head title={t('unasked', { count: review.unasked.length })} text={t('unaskedMeans')} />
          <ul className="grid max-w-measure gap-3 [overflow-wrap:anywhere]">
            {review.unasked.map(({ id, ask, answer, isStandard }) => (
              <li key={id}>
                {ask}
                <span className="block text-soft">{answer}</span>
                {isStandard && <span className="block text-sm text-soft">{t('unaskedStandard')}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {review.retired.length > 0 && <p className="text-soft">{t('retired', { count: review.retired.length })}</p>}
      {hasLinks && (
        <section className="grid gap-4 border-hair border-t pt-8">
          <Head title={t('link')} text={t('linkText')} />
          <PrivateLink assessmentId={assessmentId} />
        </section>
      )}
      <Form method="post" className="grid justify-items-start gap-3 border-hair border-t pt-8">
        {review.team && <LeavesOut leavesOut={review.team.leavesOut} />}
        <Button kind="primary" name="intent" value="submit">
          {t('submit')}
        </Button>
        <p className="text-sm text-soft">{t('submitMeans')}</p>
      </Form>
    </div>
  )
}

function Head({ title, text }: { title: ReactNode; text?: ReactNode }) {
  return (
    <div className="grid gap-1">
      <h2>{title}</h2>
      {text && <p className="max-w-measure text-soft">{text}</p>}
    </div>
  )
}

/** Few are listed; many are folded behind their section. */
function Questions({ questions, canPassOn = false }: { questions: readonly QuestionLink[]; canPassOn?: boolean }) {
  const t = useTranslations('app.review')
  const askColleague = useTranslations('questionnaire')('askColleague')
  const sections = [...new Set(questions.map(({ section }) => section))]
  const list = (some: readonly QuestionLink[]) => (
    <ul className="grid max-w-measure">
      {some.map(({ id, ask, href, passOnHref }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-6">
          <Link to={href} className="inline-flex min-h-11 items-center">
            {ask}
          </Link>
          {canPassOn && passOnHref && (
            <a
              href={passOnHref}
              aria-label={t('passOn', { ask })}
              className="inline-flex min-h-11 items-center text-sm"
            >
              {askColleague}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
  if (questions.length <= 8) return list(questions)
  return sections.map((section) => {
    const own = questions.filter((question) => question.section === section)
    return (
      <Disclosure key={section} summary={`${section || t('scope')} (${own.length})`}>
        {list(own)}
      </Disclosure>
    )
  })
}

type ContradictionProps = { contradiction: ReviewData['contradictions'][number]; fault: ReviewFault | undefined }

function Contradiction({ contradiction, fault }: ContradictionProps) {
  const t = useTranslations('app.review')
  const { id, ask, isHard, questions, reason, formerReason, answersKey } = contradiction
  return (
    <div className="grid max-w-measure gap-4 border-hair border-t pt-6">
      <p>
        <Tag>{t(reason ? 'reasonKept' : isHard ? 'hard' : 'soft')}</Tag> {ask}
      </p>
      <ul className="grid gap-2 text-soft">
        {questions.map(({ id: questionId, answer, href, ask: asked }) => (
          <li key={questionId}>
            <Link to={href}>{asked}</Link>
            {answer && <span className="block">{answer}</span>}
          </li>
        ))}
      </ul>
      {reason ? (
        <Form method="post" className="grid justify-items-start gap-2">
          <input type="hidden" name="contradiction" value={id} />
          <p>{reason}</p>
          <Button kind="quiet" name="intent" value="take-back">
            {t('change')}
          </Button>
        </Form>
      ) : (
        <Form method="post" noValidate className="grid justify-items-start gap-3">
          <input type="hidden" name="contradiction" value={id} />
          <input type="hidden" name="answers" value={answersKey} />
          {formerReason !== null && <p>{t('formerReason')}</p>}
          <div className="w-full">
            <TextArea
              id={`reason-${id}`}
              name="reason"
              label={t('reason')}
              maxLength={2000}
              defaultValue={fault?.typed ?? formerReason ?? undefined}
              error={fault?.message}
            />
          </div>
          <Button name="intent" value="explain">
            {t('keepReason')}
          </Button>
        </Form>
      )}
    </div>
  )
}
