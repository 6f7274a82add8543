import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { CopyForm } from '#app/routes/assessments/copy-form.tsx'
import { Button, buttonLook } from '#app/ui/button.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { Section } from '#app/ui/section.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { GATE_NAME_MAX, type GateFault } from './gate-fields.ts'
import type { GateView, ReviewView } from './gate-view.server.ts'
import { GuardrailTable } from './guardrail-table.tsx'

type Current = NonNullable<GateView['current']>

/** What the rule proposes, and everything that prevented scaling. */
export function Proposal({ review, base }: { review: Current; base: string }) {
  const t = useTranslations('gate.proposal')
  const { headline, range, reasons, proposed, proposedWord, on, number, guardrails } = review
  return (
    <Section id="proposal" title={t('title', { proposed: proposedWord })} text={t('on', { on, number })} fills>
      <p className="max-w-measure font-serif text-xl [overflow-wrap:anywhere]">{headline}</p>
      <p className="max-w-measure [overflow-wrap:anywhere]">{range}</p>
      {reasons.length === 0 ? (
        <p>{t('nothing')}</p>
      ) : (
        <div className="max-w-measure">
          <p>{t(proposed === 'stop' ? 'reasonsStop' : 'reasons')}</p>
          <ul className="mt-2 grid list-disc gap-1 pl-5 [overflow-wrap:anywhere]">
            {reasons.map(({ says, stops }) => (
              <li key={says}>
                {says} {stops && <Tag>{t('stops')}</Tag>}
              </li>
            ))}
          </ul>
        </div>
      )}
      {guardrails.length > 0 && <GuardrailTable guardrails={guardrails} />}
      <Evidence review={review} base={base} />
    </Section>
  )
}

function Evidence({ review: { number, hash, engine, charterNumber }, base }: { review: Current; base: string }) {
  const t = useTranslations('gate.evidence')
  return (
    <div className="grid gap-4">
      <p className="no-print flex flex-wrap gap-x-6">
        <Link to={`${base}/gate/${number}/evidence.pdf`} reloadDocument className="inline-flex min-h-11 items-center">
          {t('pdf')}
        </Link>
        <Link to={`${base}/export.json?review=${number}`} reloadDocument className="inline-flex min-h-11 items-center">
          {t('data')}
        </Link>
      </p>
      <DefinitionList
        items={[
          { term: t('charter'), description: t('version', { number: charterNumber }) },
          { term: t('engine'), description: engine },
          { term: t('hash'), description: <span className="break-all">{hash}</span> },
        ]}
      />
      <p className="max-w-measure text-sm text-soft">
        {t.rich('again', { command: (words) => <span className="inline-block">{words}</span> })}
      </p>
    </div>
  )
}

/** What was decided, and whether against the rule. */
export function DecisionTaken({ review }: { review: Current }) {
  const t = useTranslations('gate.taken')
  const { decisionWord, proposedWord, decidedOn, isOverride, reason } = review
  return (
    <Section id="decided" title={t('title', { decision: decisionWord, on: decidedOn })}>
      {isOverride && (
        <p className="flex flex-wrap gap-3 font-semibold text-notyet">{t('override', { proposed: proposedWord })}</p>
      )}
      {reason !== '' && <p className="max-w-measure whitespace-pre-line [overflow-wrap:anywhere]">{reason}</p>}
    </Section>
  )
}

type SignaturesProps = { review: Current; mayWrite: boolean; fault: GateFault | undefined }

/** Who signed the decision, and a place for each who has not. */
export function Signatures({ review, mayWrite, fault }: SignaturesProps) {
  const t = useTranslations('gate.sign')
  return (
    <Section id="signatures" title={t('title')} text={t('text')} fills>
      <ul className="grid gap-6">
        {review.sides.map(({ discipline, name, signedOn }) => (
          <li key={discipline} className="grid gap-2 border-hair border-b pb-6">
            <p className="font-semibold">{t(`sides.${discipline}`)}</p>
            {name !== '' && <p className="[overflow-wrap:anywhere]">{t('signed', { name, on: signedOn })}</p>}
            {name === '' && !mayWrite && <p className="text-soft">{t('open')}</p>}
            {name === '' && mayWrite && (
              <Form method="post" noValidate className="flex flex-wrap items-end gap-4">
                <input type="hidden" name="number" value={review.number} />
                <input type="hidden" name="discipline" value={discipline} />
                <TextField
                  name="name"
                  id={`name-${discipline}`}
                  label={t('name')}
                  maxLength={GATE_NAME_MAX}
                  autoComplete="name"
                  defaultValue={fault?.discipline === discipline ? fault.typed : ''}
                  error={fault?.field === 'name' && fault.discipline === discipline ? fault.message : undefined}
                />
                <Button name="intent" value="sign">
                  {t('button', { side: t(`sides.${discipline}`) })}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

type NextProps = {
  decision: 'go' | 'iterate' | 'stop'
  next: NonNullable<GateView['next']>
  mayWrite: boolean
}

/** What follows from a decision: the roadmap, and what is asked again in the open check, or in a copy of the submitted one. */
export function NextSteps({ decision, next, mayWrite }: NextProps) {
  const t = useTranslations('gate.next')
  const { assessmentId, isOpen, again } = next
  return (
    <Section id="next" title={t('title')} text={t(decision)}>
      <p>
        <Link to={`/assessments/${assessmentId}/roadmap`}>{t('roadmap')}</Link>
      </p>
      {again.length === 0 ? (
        <p className="text-soft">{t('noneLeft')}</p>
      ) : (
        <div className="grid max-w-measure gap-3">
          <p>{t('again')}</p>
          <ul className="grid list-disc gap-1 pl-5">
            {again.map(({ capability, name }) => (
              <li key={capability}>{name}</li>
            ))}
          </ul>
          {isOpen ? (
            <p>
              <Link to={`/assessments/${assessmentId}/review#again`} {...buttonLook('secondary')}>
                {t('toOpen')}
              </Link>
            </p>
          ) : (
            mayWrite && (
              <>
                <p className="text-soft">{t('copyHint')}</p>
                <CopyForm assessmentId={assessmentId} label={t('toCopy')} />
              </>
            )
          )}
        </div>
      )}
    </Section>
  )
}

/** Reviews before the newest one, each with what was decided. */
export function EarlierReviews({ reviews, base }: { reviews: ReviewView[]; base: string }) {
  const t = useTranslations('gate.earlier')
  return (
    <Section id="earlier" title={t('title')}>
      <ul className="grid gap-4 [overflow-wrap:anywhere]">
        {reviews.map(({ number, on, decisionWord, proposedWord, isOverride, reason }) => (
          <li key={number} className="grid gap-1">
            <p>
              {t('one', { on, decision: decisionWord })}{' '}
              {isOverride && <Tag>{t('override', { proposed: proposedWord })}</Tag>}
            </p>
            {reason !== '' && <p className="max-w-measure text-soft">{reason}</p>}
            <p>
              <Link to={`${base}/gate/${number}/evidence.pdf`} reloadDocument>
                {t('pdf', { on })}
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
