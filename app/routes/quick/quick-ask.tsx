import { useMemo, useState } from 'react'
import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Faults } from '#app/routes/questionnaire/save-section.server.ts'
import { SectionForm } from '#app/routes/questionnaire/section-form.tsx'
import { INTERESTS, type Keeping, type ShownSection } from '#app/routes/questionnaire/section-view.ts'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import { Button } from '#app/ui/button.tsx'
import type { QuickPage, SettledTarget } from './quick-page.ts'
import { QuickVerdict } from './quick-verdict.tsx'
import { useNumberKeys } from './use-number-keys.ts'

type Asking = Extract<QuickPage, { state: 'ask' }>
type Shown = { head: AssessmentHead; faults: Faults | undefined; keeping: Keeping; others: ShownSection['others'] }

/** What the quick check is about. */
export function QuickChoice({
  head,
  faults,
  keeping,
  others,
  view,
}: Shown & { view: Extract<QuickPage, { state: 'choose' }> }) {
  const t = useTranslations('quick')
  const page = useMemo(() => ({ ...view.page, keeping, others }), [view.page, keeping, others])
  return (
    <SectionForm
      key={`${head.id}/quick/${INTERESTS}`}
      head={head}
      view={page}
      faults={faults}
      around={{
        progress: <p className="max-w-measure text-soft">{t('choose.about')}</p>,
        aside: (
          <Form method="post" action={`?question=${INTERESTS}`} className="grid justify-items-start gap-3 text-sm">
            <h2 className="text-base">{t('choose.unsure')}</h2>
            <p className="text-soft">{t('choose.suggested', { names: view.suggested.join(', ') })}</p>
            <Button name="intent" value="suggest" disabled={!head.mayChange}>
              {t('choose.suggest')}
            </Button>
          </Form>
        ),
      }}
    />
  )
}

/** One question, why it is asked, and how far it is. What is said of it stays while the answer is saved. */
export function QuickAsk({ head, faults, keeping, others, view }: Shown & { view: Asking }) {
  const t = useTranslations('quick')
  const page = useMemo(() => ({ ...view.page, keeping, others }), [view.page, keeping, others])
  const [asked] = useState(view)
  const choices = view.page.cards[0]?.question.choices.kind
  const takesKeys = choices === 'steps' || choices === 'one'
  const hasKeys = useNumberKeys()
  return (
    <SectionForm
      head={head}
      view={page}
      faults={faults}
      around={{
        progress: (
          <div className="grid gap-3">
            <p className="font-semibold [overflow-wrap:anywhere]">
              {view.focus === null ? t('heading') : t('focus.heading', { name: view.focus })}
            </p>
            <p>{leftIn(asked.left, t)}</p>
            <Why view={asked} />
          </div>
        ),
        aside: (
          <>
            {view.settled.length > 0 && <SoFar settled={view.settled} wanted={view.wanted} />}
            {hasKeys && takesKeys && <p className="text-sm text-soft pointer-coarse:hidden">{t('keys')}</p>}
            {head.mayChange && (
              <div className="grid justify-items-start gap-2">
                <ContinueInFull isQuiet />
                <Link to={`?question=${INTERESTS}`} className="text-sm">
                  {t('chooseOthers')}
                </Link>
              </div>
            )}
          </>
        ),
      }}
    />
  )
}

function leftIn({ low, high }: { low: number; high: number }, t: ReturnType<typeof useTranslations<'quick'>>): string {
  if (high === 0) return t('left.none')
  return low === high ? t('left.about', { count: high }) : t('left.range', { low: Math.max(1, low), high })
}

function Why({ view: { capability, targets } }: { view: Asking }) {
  const t = useTranslations('quick')
  if (targets.length === 0) return <p className="text-sm text-soft">{t('why.again')}</p>
  const values = { names: targets.join(', '), count: targets.length }
  return (
    <p className="max-w-measure text-sm text-soft [overflow-wrap:anywhere]">
      {capability === null ? t('why.scope', values) : t('why.level', { ...values, capability })}
    </p>
  )
}

function SoFar({ settled, wanted }: { settled: readonly SettledTarget[]; wanted: number }) {
  const t = useTranslations('quick')
  return (
    <section className="grid gap-2 text-sm">
      <h2 className="text-base">{t('soFar', { settled: settled.length, wanted })}</h2>
      <ul className="grid gap-2">
        {settled.map((target) => (
          <li key={target.id} className="grid [overflow-wrap:anywhere]">
            <span>{target.name}</span>
            <QuickVerdict verdict={target.verdict} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The way into the full questionnaire, with everything that was answered. */
export function ContinueInFull({ isQuiet = false }: { isQuiet?: boolean }) {
  const t = useTranslations('quick')
  return (
    <Form method="post" className="text-sm">
      <Button name="intent" value="continue" kind={isQuiet ? 'quiet' : 'primary'}>
        {t('continue')}
      </Button>
    </Form>
  )
}
