import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { RegisterPage } from '#app/routes/register/register-page.tsx'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireSystem } from '#app/server/register/register.server.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { Route } from './+types/duty'
import { changeDuty, DUTY_FIELDS } from './change-duty.server.ts'
import { StateMark } from './duty-entry.tsx'
import { DutyFacts } from './duty-facts.tsx'
import { DutyForm } from './duty-form.tsx'
import { openDuty } from './open-duty.server.ts'

export const meta = pageTitle('duty')
export const handle = { words: ['duties', 'register'] }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireSystem(context, params)
  const { duty, alike, because } = await openDuty(context, open, params.dutyId)
  const apart = alike.filter(({ isApart }) => isApart).map(({ name }) => name)
  const left = url.searchParams.get('left') === 'yes' && apart.length > 0
  return { frame: open.frame, duty, because, alike: alike.length - apart.length, apart, left }
}

export type DutyPageView = Awaited<ReturnType<typeof loader>>

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireSystem(context, params)
  const own = context.get(services)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  const form = await readForm(request, DUTY_FIELDS, own.say)
  return changeDuty(context, open, { dutyId: params.dutyId, form })
}

function Because({ answers }: { answers: DutyPageView['because'] }) {
  const t = useTranslations('duties.page')
  return (
    <Disclosure summary={t('because')}>
      <ul className="grid max-w-measure gap-2 [overflow-wrap:anywhere]">
        {answers.map(({ ask, answer, href }) => (
          <li key={ask}>
            <Link to={href}>{ask}</Link> {answer ?? t('unsure')}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

export default function DutyRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('duties')
  const { frame, duty, because, apart, left } = view
  const list = new Intl.ListFormat(useLocale())
  return (
    <RegisterPage frame={frame} back={{ to: `${frame.base}/duties`, label: t('heading') }}>
      <div className="mb-8 grid max-w-measure gap-3 [overflow-wrap:anywhere]">
        <h1 className="text-xl">{duty.statement}</h1>
        <p>
          <StateMark duty={duty} />
        </p>
        {duty.lookAgain && <p>{t('entry.again')}</p>}
      </div>
      <div className="grid grid-cols-1 gap-10">
        {left && !outcome && (
          <Notice kind="warn" title={t('page.leftTitle')}>
            {t('page.left', { systems: list.format(apart) })}
          </Notice>
        )}
        <DutyFacts duty={duty} />
        {because.length > 0 && duty.metBy === null && <Because answers={because} />}
        <DutyForm key={duty.version} view={view} outcome={outcome} />
      </div>
    </RegisterPage>
  )
}
