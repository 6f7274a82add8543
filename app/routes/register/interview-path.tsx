import { useTranslations } from 'use-intl'
import { AnswerPath } from '#app/routes/governance-parts/answer-path.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import type { InterviewView } from './interview.tsx'
import { hrefIn } from './outcome-sections.tsx'

/** What was answered before the question at hand, each to be changed. */
export function AnsweredSoFar({ view: { frame, facts, part, outcomes } }: { view: InterviewView }) {
  const t = useTranslations('register.interview')
  const steps = part === 'ai-act' ? outcomes.triage.path : outcomes.screening.path
  if (steps.length === 0) return null
  const to = `${frame.base}/${facts.id}`
  const changeHref = (question: string) =>
    part === 'privacy' && outcomes.told.includes(question) ? `${to}/ai-act` : hrefIn(`${to}/${part}`)(question)
  return (
    <Disclosure summary={t('soFar', { count: steps.length })}>
      <AnswerPath steps={steps} {...(frame.mayWrite && { changeHref })} />
    </Disclosure>
  )
}
