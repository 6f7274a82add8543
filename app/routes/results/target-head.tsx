import type { ReactNode } from 'react'
import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button, buttonLook } from '#app/ui/button.tsx'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import { OpenQuestions } from './reasons.tsx'
import { Part } from './section.tsx'
import type { OpenQuestionView, VerdictView } from './view.ts'

type TargetHeadProps = {
  base: string
  /** What kind of thing it is, such as "Use case". */
  kind: string
  name: string
  about: string
  children: ReactNode
}

/** The top of a page about one use case or technique: the way back, its name, what it is, then its verdict. */
export function TargetHead({ base, kind, name, about, children }: TargetHeadProps) {
  const t = useTranslations('results.target')
  return (
    <section className="grid gap-4 pb-10 md:pb-12">
      <p className="text-sm text-soft">
        <Link to={`${base}/results`} className="inline-flex min-h-11 items-center lg:min-h-6">
          {t('back')}
        </Link>
        {` · ${kind}`}
      </p>
      <h1 className="max-w-[30ch]">{name}</h1>
      <p className="max-w-measure text-lg text-soft">{about}</p>
      {children}
    </section>
  )
}

type VerdictProps = {
  verdict: VerdictView & { assumes: OpenQuestionView[] }
  /** Such as the weeks until ready. */
  children?: ReactNode
}

/** The verdict in words, with its range while it is open and what stands between. */
export function Verdict({ verdict: { tone, label, range, between, standing, assumes }, children }: VerdictProps) {
  const t = useTranslations('results.target')
  return (
    <div className="mt-2 grid max-w-form gap-3 border-hair border-t pt-5">
      <p className="text-lg">
        <VerdictMark tone={tone}>{label}</VerdictMark>
        {range && <span className="text-soft"> {t('range', { range })}</span>}
        {standing && <span className="text-soft"> · {standing}</span>}
      </p>
      <p>{t('between', { between })}</p>
      {children}
      {assumes.length > 0 && (
        <Part title={t('assumes')}>
          <OpenQuestions questions={assumes} />
        </Part>
      )}
    </div>
  )
}

/** Adds this to what the roadmap is for, or leads there if it is planned already. */
export function PlanThis({ base, id, isTarget }: { base: string; id: string; isTarget: boolean }) {
  const t = useTranslations('results.target')
  if (isTarget) {
    return (
      <p className="mt-4">
        <Link to={`${base}/roadmap`} {...buttonLook('primary')}>
          {t('seePlan')}
        </Link>
      </p>
    )
  }
  return (
    <Form method="post" action={`${base}/roadmap`} className="mt-4">
      <input type="hidden" name="target" value={id} />
      <Button kind="primary" name="intent" value="target">
        {t('plan')}
      </Button>
    </Form>
  )
}
