import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { FIELD_LENGTH } from '#app/core/governance/vendor/vendor-effects.ts'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import type { RequestView } from './requests-view.server.ts'
import { Standings } from './standings.tsx'

type RequestItemProps = { request: RequestView; mayWrite: boolean }

/** One vendor that was asked: how far it is, and what came back. */
export function RequestItem({ request, mayWrite }: RequestItemProps) {
  const t = useTranslations('vendor.requests')
  const { id, vendor, email, way, askedOn, until, state, answeredOn, answeredBy, answers } = request
  const dates = {
    asked: () => <CalendarDate on={askedOn} />,
    until: () => <CalendarDate on={until} />,
    answered: () => <CalendarDate on={answeredOn ?? askedOn} />,
  }
  return (
    <li className="grid gap-4 [overflow-wrap:anywhere]">
      <div>
        <h3>{vendor}</h3>
        <p className="text-soft">{t.rich(`state.${state}`, { ...dates, by: answeredBy })}</p>
        {way && (
          <p className="text-sm text-soft">
            {way === 'link' ? t('byLink') : email ? t('byMail', { email }) : t('byMailOnly')}
          </p>
        )}
      </div>
      {answers.length > 0 && (
        <Disclosure summary={t('answers')} open>
          <ol className="grid gap-8">
            {answers.map((answer) => (
              <Answer key={answer.question} answer={answer} request={id} mayWrite={mayWrite} />
            ))}
          </ol>
        </Disclosure>
      )}
      {mayWrite && (
        <Form method="post">
          <input type="hidden" name="request" value={id} />
          <Button kind="quiet" name="intent" value="remove">
            {t(state === 'waiting' ? 'takeBack' : 'remove')}
            <VisuallyHidden> {vendor}</VisuallyHidden>
          </Button>
        </Form>
      )}
    </li>
  )
}

type AnswerProps = { answer: RequestView['answers'][number]; request: string; mayWrite: boolean }

/** One answer with what it would change, and what it would replace. */
function Answer({ answer, request, mayWrite }: AnswerProps) {
  const t = useTranslations('vendor.requests')
  const { question, ask, option, text, effects, standings, seen } = answer
  return (
    <li className="grid gap-2">
      <p className="font-semibold">{ask}</p>
      <p>{option ?? t('unsure')}</p>
      {text && <p className="whitespace-pre-line text-soft">{text}</p>}
      {standings.length > 0 && (
        <div className="grid gap-2 border-hair border-l pl-4">
          <p className="text-sm">{t('stands')}</p>
          <Standings standings={standings} />
        </div>
      )}
      {effects.length === 0 && standings.length === 0 && <p className="text-sm text-soft">{t('nothing')}</p>}
      {effects.length > 0 && (
        <Form method="post" className="grid justify-items-start gap-3">
          <input type="hidden" name="request" value={request} />
          <input type="hidden" name="question" value={question} />
          <input type="hidden" name="seen" value={seen} />
          <ul className="grid gap-2 border-hair border-l pl-4 text-sm">
            {effects.map(({ kind, place, now, to }) => (
              <li key={`${kind} ${place}`} className="grid">
                <span className="text-soft">{t(`effect.${kind}`, { place, max: FIELD_LENGTH })}</span>
                <span className="whitespace-pre-line">{to}</span>
                {now && <span className="whitespace-pre-line text-soft">{t(`now.${kind}`, { now })}</span>}
              </li>
            ))}
          </ul>
          {mayWrite && effects.some(({ kind }) => kind !== 'full') && (
            <Button name="intent" value="take">
              {t('take')}
              <VisuallyHidden> {ask}</VisuallyHidden>
            </Button>
          )}
        </Form>
      )}
    </li>
  )
}
