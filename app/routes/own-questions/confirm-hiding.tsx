import { useEffect, useRef } from 'react'
import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { Changed } from './change-list.server.ts'

type Costs = Extract<Changed, { is: 'costs' }>

/** Asks before a question is hidden on which verdicts hang; nothing is done yet. */
export function ConfirmHiding({ costs: { question, ask, cost } }: { costs: Costs }) {
  const t = useTranslations('ownQuestions')
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (question) ref.current?.focus()
  }, [question])
  return (
    <div ref={ref} tabIndex={-1} role="alert">
      <Notice kind="warn" title={t('confirmTitle')}>
        <p className="max-w-measure font-semibold">{ask}</p>
        <p className="mt-2 max-w-measure">{t('confirmText', cost)}</p>
        <Form method="post" className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-2">
          <input type="hidden" name="question" value={question} />
          <input type="hidden" name="confirm" value="yes" />
          <Button kind="danger" name="intent" value="hide">
            {t('hideAllTheSame')}
          </Button>
          <Link to={`#${question}`} className="inline-flex min-h-11 items-center">
            {t('leaveAsked')}
          </Link>
        </Form>
      </Notice>
    </div>
  )
}
